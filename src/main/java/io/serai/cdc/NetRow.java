package io.serai.cdc;

/** What a batch has made of one row. */
final class NetRow {
    private final byte[][] key;
    private final byte[][] before;
    private byte[][] after;

    private NetRow(byte[][] key, byte[][] before, byte[][] after) {
        this.key = key;
        this.before = before;
        this.after = after;
    }

    /** @param after null when it has been deleted */
    static NetRow changed(byte[][] before, byte[][] after) {
        return new NetRow(before, before, after);
    }

    static NetRow came(byte[][] row) {
        return new NetRow(row, null, row);
    }

    /** An image that holds the key. */
    byte[][] key() {
        return key;
    }

    /** The row before its first change; null when it was not there. */
    byte[][] before() {
        return before;
    }

    /** The row after its last change; null when it is gone. */
    byte[][] after() {
        return after;
    }

    void after(byte[][] later) {
        after = later;
    }
}
