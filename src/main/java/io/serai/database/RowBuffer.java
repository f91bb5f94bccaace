package io.serai.database;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** Rows in the text form of LOAD DATA: tabs between fields, backslash escapes, {@code \N} for NULL. Reused, never shrunk. */
public final class RowBuffer {
    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int rows;
    private int enumErrors;

    /** @param errors error values of ENUM columns in the row */
    public void add(byte[][] row, int errors) {
        enumErrors += errors;
        for (int i = 0; i < row.length; i++) {
            field(row[i]);
            bytes[length++] = (byte) (i == row.length - 1 ? '\n' : '\t');
        }
        rows++;
    }

    private void field(byte[] value) {
        if (value == null) {
            room(3);
            bytes[length++] = '\\';
            bytes[length++] = 'N';
            return;
        }
        room(2L * value.length + 1);
        byte[] to = bytes;
        int at = length;
        for (byte b : value) {
            switch (b) {
                case '\t' -> {
                    to[at++] = '\\';
                    to[at++] = 't';
                }
                case '\n' -> {
                    to[at++] = '\\';
                    to[at++] = 'n';
                }
                case '\\' -> {
                    to[at++] = '\\';
                    to[at++] = '\\';
                }
                case 0 -> {
                    to[at++] = '\\';
                    to[at++] = '0';
                }
                default -> to[at++] = b;
            }
        }
        length = at;
    }

    private void room(long more) {
        long needed = length + more + 1;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, bytes.length * 2L)));
        }
    }

    public int rows() {
        return rows;
    }

    int enumErrors() {
        return enumErrors;
    }

    public int length() {
        return length;
    }

    /** Bytes of memory that it holds, however many of them are in use. */
    public int capacity() {
        return bytes.length;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes, 0, length);
    }

    public void clear() {
        length = 0;
        rows = 0;
        enumErrors = 0;
    }
}
