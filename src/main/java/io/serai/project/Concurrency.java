package io.serai.project;

import io.serai.pace.Lane;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of both servers a project may take, in one word. README.md has the same numbers. */
public enum Concurrency {
    /** For servers that have other work to do: little at a time, in short transactions. */
    STABLE(2, 1, 1, 8L << 20),
    /** Uses what a small server has. */
    NORMAL(4, 4, 2, 16L << 20),
    /** For servers with many cores and nothing else to do. */
    FAST(8, 6, 4, 32L << 20);

    private final int fullLoad;
    private final int indexes;
    private final int verification;
    private final long chunkBytes;

    Concurrency(int fullLoad, int indexes, int verification, long chunkBytes) {
        this.fullLoad = fullLoad;
        this.indexes = indexes;
        this.verification = verification;
        this.chunkBytes = chunkBytes;
    }

    public int lanes(Lane lane) {
        return switch (lane) {
            case FULL_LOAD -> fullLoad;
            case INDEXES -> indexes;
            case CDC -> 1;
            case VERIFICATION -> verification;
        };
    }

    /** Aim for the size of a chunk, in bytes of the source's table. */
    public long chunkBytes() {
        return chunkBytes;
    }

    /** As in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Concurrency> of(String id) {
        return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
    }
}
