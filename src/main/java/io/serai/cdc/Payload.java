package io.serai.cdc;

import com.github.luben.zstd.Zstd;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;

/** A compressed transaction of MySQL: fields that describe it, then its events. */
final class Payload {
    private static final int COMPRESSION = 2;
    private static final int UNCOMPRESSED_SIZE = 3;
    private static final int ZSTD = 0;

    private Payload() {}

    /** The events inside, in plain. */
    static ByteArrayInputStream events(byte[] body) {
        BinaryReader in = new BinaryReader(body);
        long uncompressed = 0;
        long compression = ZSTD;
        for (int field = (int) in.packed(); field != 0; field = (int) in.packed()) {
            BinaryReader value = new BinaryReader(in.bytes((int) in.packed()));
            if (field == COMPRESSION) {
                compression = value.packed();
            } else if (field == UNCOMPRESSED_SIZE) {
                uncompressed = value.packed();
            }
        }
        byte[] packed = in.bytes(in.remaining());
        return new ByteArrayInputStream(compression == ZSTD ? Zstd.decompress(packed, (int) uncompressed) : packed);
    }
}
