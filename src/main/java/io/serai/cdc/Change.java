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

    boolean isInsert() {
        return before == null;
    }

    boolean isDelete() {
        return after == null;
    }
}
