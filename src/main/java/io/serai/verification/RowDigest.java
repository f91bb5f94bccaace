package io.serai.verification;

import io.serai.verification.ComparedColumn.Form;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL by which a server computes a digest of each row: SHA-256 of all values, each closed by a comma, strings with their
 * length before them. The longest string comes last and without its length, for a server reads it again to know that. So no two
 * different rows make the same text: NULL is not '', nor 'NULL', and ('a','bc') is not ('ab','c'). The text is binary (x''): numbers are not
 * converted to a character set, and strings come in bytes that both sides have in common anyway.
 *
 * <p>SHA2 is there on every server of the family; MD5 is not (MySQL 9.6 has moved it into a component). CRC32 would be faster, but
 * is no proof: two rows that swap a value often keep the sum of their checksums, and other texts of the same checksum are easily
 * found.
 */
final class RowDigest {
    /** To be changed with the text of a row: sums of digests of one kind only can be added up, or compared. */
    static final int KIND = 2;

    private static final int HEX_DIGITS = 15;

    private final List<ComparedColumn> columns;

    RowDigest(List<ComparedColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /** The columns that are compared as documents: their texts are in {@link #number}, not in {@link #digest}. */
    List<ComparedColumn> documents() {
        return columns.stream().filter(c -> c.form() == Form.DOCUMENT).toList();
    }

    /** 64 hexadecimal digits over everything but documents. */
    String digest(Side side) {
        return digest(
                side, columns.stream().filter(c -> c.form() != Form.DOCUMENT).toList());
    }

    /**
     * The first 60 bits of the digest over everything, as a number to be added up: sums, not exclusive ors, since equal rows must
     * not cancel each other out. Were a digest ever NULL, the sides would disagree: then rows are read, and {@link Reader} finds
     * out.
     */
    String number(Side side) {
        return number(side, columns);
    }

    /** As {@link #number}, without documents: the same for rows whose documents are merely spelled differently. */
    String bucket(Side side) {
        return number(
                side, columns.stream().filter(c -> c.form() != Form.DOCUMENT).toList());
    }

    private static String number(Side side, List<ComparedColumn> some) {
        String ifNull = side == Side.SOURCE ? "1729382256910270463" : "2017612633061982207";
        return "IFNULL(CAST(CONV(LEFT(%s,%d),16,10) AS SIGNED),%s)".formatted(digest(side, some), HEX_DIGITS, ifNull);
    }

    private static String digest(Side side, List<ComparedColumn> some) {
        Optional<ComparedColumn> last = some.stream()
                .filter(ComparedColumn::mayBeLast)
                .max(Comparator.comparing(
                        c -> Objects.requireNonNullElse(c.source().octetLength(), 0L)));
        Stream<String> others =
                some.stream().filter(c -> last.filter(c::equals).isEmpty()).map(c -> c.argument(side));
        return Stream.of(Stream.of("x''"), others, last.map(c -> c.last(side)).stream())
                .flatMap(Function.identity())
                .collect(Collectors.joining(",", "SHA2(CONCAT(", "),256)"));
    }
}
