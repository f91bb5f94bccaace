package io.serai.database;

import io.serai.error.SeraiException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The servers' character sets as Java knows them, for those few places where a value becomes a text. */
public final class Charsets {
    private static final Map<String, String> JAVA_NAMES = Map.ofEntries(
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf8mb3", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"),
            Map.entry("ascii", "US-ASCII"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin2", "ISO-8859-2"),
            Map.entry("latin5", "ISO-8859-9"),
            Map.entry("latin7", "ISO-8859-13"),
            Map.entry("greek", "ISO-8859-7"),
            Map.entry("hebrew", "ISO-8859-8"),
            Map.entry("cp1250", "windows-1250"),
            Map.entry("cp1251", "windows-1251"),
            Map.entry("cp1256", "windows-1256"),
            Map.entry("cp1257", "windows-1257"),
            Map.entry("cp850", "IBM850"),
            Map.entry("cp852", "IBM852"),
            Map.entry("cp866", "IBM866"),
            Map.entry("koi8r", "KOI8-R"),
            Map.entry("koi8u", "KOI8-U"),
            Map.entry("gbk", "GBK"),
            Map.entry("gb2312", "GB2312"),
            Map.entry("gb18030", "GB18030"),
            Map.entry("gb18030_2022", "GB18030"),
            Map.entry("big5", "Big5"),
            Map.entry("euckr", "x-windows-949"),
            Map.entry("sjis", "Shift_JIS"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("ujis", "EUC-JP"),
            Map.entry("tis620", "TIS-620"),
            Map.entry("ucs2", "UTF-16BE"),
            Map.entry("utf16", "UTF-16BE"),
            Map.entry("utf16le", "UTF-16LE"),
            Map.entry("utf32", "UTF-32BE"));

    private Charsets() {}

    /** Java's character set for the column's; UTF-8 for a column without one. */
    public static Optional<Charset> of(Column column) {
        if (column.charset() == null || column.charset().equals("binary")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return Optional.ofNullable(JAVA_NAMES.get(column.charset()))
                .filter(Charset::isSupported)
                .map(Charset::forName);
    }

    /**
     * The text that the bytes are.
     *
     * @throws SeraiException {@code TEXT_UNREADABLE} when they are none; a text with question marks would go unnoticed
     */
    public static String decode(Column column, byte[] bytes) {
        try {
            return required(column).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw unreadable(column, "holds a value that is no text in " + name(column));
        }
    }

    /**
     * The bytes of a text.
     *
     * @throws SeraiException {@code TEXT_UNREADABLE} when the column's character set lacks one of its characters
     */
    public static byte[] encode(Column column, String text) {
        try {
            ByteBuffer bytes = required(column).newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw unreadable(column, "can not take a character of a text, which " + name(column) + " lacks");
        }
    }

    private static Charset required(Column column) {
        return of(column)
                .orElseThrow(() -> unreadable(column, "has the character set " + name(column) + ", which Java lacks"));
    }

    private static String name(Column column) {
        return column.charset() == null ? "utf8mb4" : column.charset();
    }

    private static SeraiException unreadable(Column column, String why) {
        return new SeraiException(
                "TEXT_UNREADABLE",
                "Column %s %s.".formatted(column.quoted(), why),
                "Work with the value's bytes instead of its text, or leave the column as it is.");
    }
}
