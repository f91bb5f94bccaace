package io.serai.project;

import io.serai.pace.Lane;
import java.util.List;
import java.util.Optional;

/**
 * Choices of a project. What is null is decided by the next wider choice: {@code fullLoad} for the load alone, then
 * {@code threads} and {@code chunkBytes}, then {@code concurrency}.
 *
 * @param concurrency how much is done at the same time, in one word
 * @param threads lanes of every step but cdc, or null
 * @param chunkBytes aim for the size of a chunk in bytes of the source's table, or null
 * @param maxRowsPerSecond rows and changes that full load and cdc may carry, or null for no limit
 * @param maxBytesPerSecond bytes that full load and cdc may carry, or null for no limit
 * @param targetNotEmpty what to do when a target table holds rows
 * @param skipChecks codes of prechecks that may fail
 */
public record Options(
        Concurrency concurrency,
        Integer threads,
        Long chunkBytes,
        Long maxRowsPerSecond,
        Long maxBytesPerSecond,
        FullLoad fullLoad,
        TargetNotEmpty targetNotEmpty,
        List<String> skipChecks) {
    public static final Options DEFAULT = new Options(FullLoad.DEFAULT, TargetNotEmpty.STOP, List.of());

    public Options {
        // A project of an earlier version has none.
        concurrency = concurrency == null ? Concurrency.NORMAL : concurrency;
        skipChecks = List.copyOf(skipChecks);
    }

    public Options(FullLoad fullLoad, TargetNotEmpty targetNotEmpty, List<String> skipChecks) {
        this(Concurrency.NORMAL, null, null, null, null, fullLoad, targetNotEmpty, skipChecks);
    }

    /**
     * How many of a kind of work may be under way at the same time, while nothing makes the project back off. Of cdc one: the source's
     * transactions are committed in their order.
     */
    public int lanes(Lane lane) {
        boolean load = lane == Lane.FULL_LOAD || lane == Lane.INDEXES;
        if (load && fullLoad.concurrency() != null) {
            return fullLoad.concurrency();
        }
        return threads != null && lane != Lane.CDC ? threads : concurrency.lanes(lane);
    }

    /** Aim for the size of a chunk of the full load, in bytes of the source's table. */
    public long bytesOfChunk() {
        return Optional.ofNullable(fullLoad.chunkBytes())
                .or(() -> Optional.ofNullable(chunkBytes))
                .orElse(concurrency.chunkBytes());
    }

    /**
     * @param concurrency lanes of the load and of building its indexes, or null
     * @param deferIndexes secondary, not unique indexes are built after the load, but for those of small tables
     * @param chunkBytes as {@link Options#chunkBytes}, for whom both are given
     */
    public record FullLoad(Integer concurrency, boolean deferIndexes, Long chunkBytes) {
        public static final FullLoad DEFAULT = new FullLoad(null, true, null);
    }

    /** What to do when a target table holds rows before the load. */
    public enum TargetNotEmpty {
        /** The precheck fails. */
        STOP
    }
}
