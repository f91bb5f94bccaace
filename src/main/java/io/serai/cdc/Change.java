package io.serai.cdc;

/**
 * A change of one row. The images hold one value for each carried column of the source's table.
 *
 * @param before null for an insert
 * @param after null for a delete
 * @param cascades what the source's foreign keys have made of it is not in the binlog
 */
record Change(LinkTable table, byte[][] before, byte[][] after, boolean cascades) {
    /** Roughly the memory that the images take. */
    static long bytes(byte[][] image) {
        long bytes = 64;
        if (image != null) {
            for (byte[] value : image) {
                bytes += value == null ? 8 : value.length + 24;
            }
        }
        return bytes;
    }

    /** Bytes of the values that are to be on the target, or were. */
    long valueBytes() {
        long bytes = 0;
        for (byte[] value : after == null ? before : after) {
            bytes += value == null ? 0 : value.length;
        }
        return bytes;
    }

    boolean isInsert() {
        return before == null;
    }

    boolean isDelete() {
        return after == null;
    }
}
