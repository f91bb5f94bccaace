package io.serai.fullload;

import io.serai.database.RowBuffer;
import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Lends buffers to the lanes of all loads. Arrays of several MiB are costly to make: the JVM clears them, and G1 keeps each by itself
 * and begins to look for garbage when there are many. Those that lie idle go when memory is short.
 */
final class RowBuffers {
    /** A buffer that a huge row has stretched is not kept. */
    private static final int MOST_BYTES = 4 * ChunkWriter.BUFFER_BYTES;

    private final ConcurrentLinkedDeque<SoftReference<RowBuffer>> idle = new ConcurrentLinkedDeque<>();

    /** An empty buffer, which nobody else uses until it is given back. */
    RowBuffer take() {
        for (SoftReference<RowBuffer> next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
            RowBuffer buffer = next.get();
            if (buffer != null) {
                return buffer;
            }
        }
        return new RowBuffer();
    }

    void giveBack(RowBuffer buffer) {
        if (buffer.capacity() <= MOST_BYTES) {
            buffer.clear();
            idle.addFirst(new SoftReference<>(buffer));
        }
    }
}
