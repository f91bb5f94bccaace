package io.serai.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowBufferTest {
    private final RowBuffer buffer = new RowBuffer();

    @Test
    void fieldsAreSeparatedByTabsAndRowsByLineEnds() throws IOException {
        buffer.add(row("1", "a", "x"), 0);
        buffer.add(row("2", "b", "y"), 0);
        assertThat(text()).isEqualTo("1\ta\tx\n2\tb\ty\n");
        assertThat(buffer.rows()).isEqualTo(2);
        assertThat(buffer.length()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\t\", \\t",
                "\"\n\", \\n",
                "\\, \\\\",
                "\\N, \\\\N",
                "\"a\tb\nc\\d\", a\\tb\\nc\\\\d",
                "NULL, NULL"
            })
    void whatLoadDataWouldTakeForSomethingElseIsEscaped(String value, String escaped) throws IOException {
        buffer.add(row(value), 0);
        assertThat(text()).isEqualTo(escaped + "\n");
    }

    @Test
    void aZeroByteIsEscapedAsADigit() throws IOException {
        buffer.add(row("a\0"), 0);
        assertThat(text()).isEqualTo("a\\0\n");
    }

    @Test
    void nullAndAnEmptyTextAreDifferent() throws IOException {
        buffer.add(row(null, "", null), 0);
        assertThat(text()).isEqualTo("\\N\t\t\\N\n");
    }

    @Test
    void aBackslashThatIsHalfOfACharacterIsEscapedToo() throws IOException {
        buffer.add(new byte[][] {"昞".getBytes(Charset.forName("GBK"))}, 0);
        assertThat(text().getBytes(ISO_8859_1)).containsExactly(0x95, 0x5C, 0x5C, '\n');
    }

    @Test
    void everyByteComesBackAsLoadDataReadsIt() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        buffer.add(new byte[][] {all, null, new byte[0], all}, 0);
        assertThat(loaded()).hasSize(1);
        assertThat(loaded().get(0)).isDeepEqualTo(new byte[][] {all, null, new byte[0], all});
    }

    @Test
    void growsWithItsRows() throws IOException {
        Random random = new Random(7);
        List<byte[][]> rows = new ArrayList<>();
        for (int size : new int[] {0, 1, 65_534, 65_535, 65_536, 65_537, 200_000, 3}) {
            byte[] value = new byte[size];
            random.nextBytes(value);
            byte[] worst = new byte[size];
            Arrays.fill(worst, (byte) '\\');
            rows.add(new byte[][] {value, null, worst});
            buffer.add(new byte[][] {value, null, worst}, 0);
        }
        assertThat(loaded().toArray(new byte[0][][])).isDeepEqualTo(rows.toArray(new byte[0][][]));
    }

    @Test
    void countsErrorValuesAndForgetsEverythingOnClear() throws IOException {
        buffer.add(row("a"), 2);
        buffer.add(row("b"), 1);
        assertThat(buffer.enumErrors()).isEqualTo(3);
        buffer.clear();
        assertThat(buffer.enumErrors() + buffer.rows() + buffer.length()).isZero();
        buffer.add(row("c"), 0);
        assertThat(text()).isEqualTo("c\n");
    }

    private static byte[][] row(String... values) {
        return Arrays.stream(values)
                .map(v -> v == null ? null : v.getBytes(ISO_8859_1))
                .toArray(byte[][]::new);
    }

    private String text() throws IOException {
        return new String(buffer.stream().readAllBytes(), ISO_8859_1);
    }

    /** What LOAD DATA makes of it, with ESCAPED BY a backslash, as MySQL's manual has it. */
    private List<byte[][]> loaded() throws IOException {
        List<byte[][]> rows = new ArrayList<>();
        List<byte[]> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isNull = false;
        String text = text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char escaped = text.charAt(++i);
                isNull = escaped == 'N';
                field.append(
                        switch (escaped) {
                            case '0' -> "\0";
                            case 'n' -> "\n";
                            case 't' -> "\t";
                            case 'N' -> "";
                            default -> String.valueOf(escaped);
                        });
            } else if (c == '\t' || c == '\n') {
                row.add(isNull ? null : field.toString().getBytes(ISO_8859_1));
                field.setLength(0);
                isNull = false;
                if (c == '\n') {
                    rows.add(row.toArray(byte[][]::new));
                    row.clear();
                }
            } else {
                field.append(c);
            }
        }
        assertThat(row).isEmpty();
        return rows;
    }
}
