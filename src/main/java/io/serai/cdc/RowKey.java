package io.serai.cdc;

import java.util.Arrays;

/** The key of a row, by the bytes of its values: a row keeps it from the change that made it to the one that ends it. */
final class RowKey {
    private final byte[][] row;
    private final int[] columns;
    private final int hash;

    RowKey(byte[][] row, int[] columns) {
        this.row = row;
        this.columns = columns;
        int sum = 1;
        for (int column : columns) {
            sum = 31 * sum + Arrays.hashCode(row[column]);
        }
        this.hash = sum;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof RowKey that) || hash != that.hash) {
            return false;
        }
        for (int column : columns) {
            if (!Arrays.equals(row[column], that.row[column])) {
                return false;
            }
        }
        return true;
    }
}
