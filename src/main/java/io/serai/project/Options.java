package io.serai.project;

import java.util.List;

/**
 * Choices of a project.
 *
 * @param targetNotEmpty what to do when a target table holds rows
 * @param skipChecks codes of prechecks that may fail
 */
public record Options(FullLoad fullLoad, TargetNotEmpty targetNotEmpty, List<String> skipChecks) {
    public static final Options DEFAULT = new Options(FullLoad.DEFAULT, TargetNotEmpty.STOP, List.of());

    public Options {
        skipChecks = List.copyOf(skipChecks);
    }

    /**
     * @param concurrency chunks copied at the same time
     * @param deferIndexes secondary, not unique indexes are built after the load
     * @param chunkBytes aim for the size of a chunk, in bytes of the source's table
     */
    public record FullLoad(int concurrency, boolean deferIndexes, long chunkBytes) {
        public static final FullLoad DEFAULT = new FullLoad(4, true, 16L << 20);
    }

    /** What to do when a target table holds rows before the load. */
    public enum TargetNotEmpty {
        /** The precheck fails. */
        STOP
    }
}
