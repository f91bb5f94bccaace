package io.serai.fullload;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.RowBuffer;
import org.junit.jupiter.api.Test;

class RowBuffersTest {
    private final RowBuffers buffers = new RowBuffers();

    @Test
    void bufferComesBackEmptyAndIsLentAgain() {
        RowBuffer buffer = buffers.take();
        buffer.add(new byte[][] {{'a'}}, 1);
        buffers.giveBack(buffer);

        RowBuffer again = buffers.take();

        assertThat(again).isSameAs(buffer);
        assertThat(again.rows()).isZero();
        assertThat(again.length()).isZero();
    }

    @Test
    void nobodyGetsABufferThatAnotherUses() {
        assertThat(buffers.take()).isNotSameAs(buffers.take());
    }

    @Test
    void bufferOfAHugeRowIsNotKept() {
        RowBuffer buffer = buffers.take();
        buffer.add(new byte[][] {new byte[32 << 20]}, 0);
        buffers.giveBack(buffer);

        assertThat(buffers.take()).isNotSameAs(buffer);
    }
}
