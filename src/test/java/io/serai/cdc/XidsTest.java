package io.serai.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class XidsTest {
    @Test
    void eventAndStatementNameTheSameTransaction() {
        byte[] event = HexFormat.of().parseHex("00070000000100000002000000626272");
        assertThat(Xids.of(new BinaryReader(event))).isEqualTo("X'62',X'6272',7");
        assertThat(Xids.of("XA COMMIT X'62',X'6272',7")).isEqualTo("X'62',X'6272',7");
        assertThat(Xids.of("XA ROLLBACK X'0A27FF', X'' , 1")).isEqualTo("X'0a27ff',X'',1");
        assertThat(Xids.of("XA COMMIT X'61'")).isEqualTo("X'61',X'',1");
    }
}
