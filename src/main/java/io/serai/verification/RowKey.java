package io.serai.verification;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.config.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The values of a row's key as bytes, spelled alike on both sides; two keys are equal when their bytes are. As a bound it may hold
 * the first value alone: then it lies behind every row that has this value.
 */
final class RowKey {
    private static final HexFormat HEX = HexFormat.of();

    private final byte[][] values;

    RowKey(byte[][] values) {
        this.values = values;
    }

    /** A bound behind every key that begins with this value. */
    static RowKey prefix(byte[] first) {
        return new RowKey(new byte[][] {first});
    }

    /** How many values there are: those of the whole key, except in a {@link #prefix}. */
    int width() {
        return values.length;
    }

    /** Null for NULL, which only a target without a proper key can hold. */
    byte[] value(int part) {
        return values[part];
    }

    /** For the state store. */
    String toJson() {
        List<String> parts = new ArrayList<>();
        for (byte[] value : values) {
            parts.add(value == null ? null : HEX.formatHex(value));
        }
        return Json.write(parts);
    }

    static RowKey ofJson(String json) {
        try {
            List<String> parts = Json.mapper().readValue(json, new TypeReference<List<String>>() {});
            return new RowKey(
                    parts.stream().map(p -> p == null ? null : HEX.parseHex(p)).toArray(byte[][]::new));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("A stored key can not be read: " + json, e);
        }
    }

    /** A short name for the key, however long it is. */
    String digest() {
        return digest(toJson());
    }

    static String digest(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && Arrays.deepEquals(values, key.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return toJson();
    }
}
