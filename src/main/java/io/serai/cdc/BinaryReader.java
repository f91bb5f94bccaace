package io.serai.cdc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the parts of a binlog event's body; numbers are little endian unless said otherwise. */
final class BinaryReader {
    private final byte[] bytes;
    private int at;

    BinaryReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.length - at;
    }

    int u1() {
        return bytes[at++] & 0xFF;
    }

    int u2() {
        return (int) little(2);
    }

    /** An unsigned number of up to 8 bytes (of 8, its two's complement). */
    long little(int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (bytes[at + i] & 0xFFL) << (8 * i);
        }
        at += length;
        return value;
    }

    /** Big endian, unsigned. */
    long big(int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | bytes[at + i] & 0xFFL;
        }
        at += length;
        return value;
    }

    /** A length-encoded integer of the protocol. */
    long packed() {
        int first = u1();
        return switch (first) {
            case 252 -> little(2);
            case 253 -> little(3);
            case 254 -> little(8);
            default -> first;
        };
    }

    byte[] bytes(int length) {
        byte[] part = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return part;
    }

    String text(int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    void skip(int length) {
        at += length;
    }

    /** Bits of a bitmap of {@code count} columns, lowest first. */
    byte[] bitmap(int count) {
        return bytes((count + 7) / 8);
    }

    static boolean bit(byte[] bitmap, int index) {
        return (bitmap[index >> 3] & 1 << (index & 7)) != 0;
    }
}
