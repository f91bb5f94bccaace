package io.serai.verification;

import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks one server about its table: sums, bounds, and rows as key and fingerprint. Results are streamed. */
final class Reader {
    private final Connection connection;
    private final Side side;
    private final Alignment alignment;
    private final RowDigest digest;
    private final Set<Statement> running;

    /** @param running holds the statements that are being carried out, for those who must cancel them */
    Reader(Connection connection, Side side, Alignment alignment, Set<Statement> running) {
        this.connection = connection;
        this.side = side;
        this.alignment = alignment;
        this.digest = alignment.digest();
        this.running = running;
    }

    /** How many rows there are, and the sum of their digests. */
    record Sums(long rows, BigInteger sum) {
        static final Sums NONE = new Sums(0, BigInteger.ZERO);
    }

    /**
     * A row as it was seen.
     *
     * @param key null in a table without one
     * @param fingerprint equal for equal rows only
     */
    record SeenRow(RowKey key, String fingerprint) {}

    /** Takes one row of a result. */
    @FunctionalInterface
    interface Take {
        void row(ResultSet result) throws SQLException;
    }

    /** Sums over the rows of a condition such as {@link ComparedKey#range}. */
    Sums sums(String where) {
        Sums[] sums = {Sums.NONE};
        query("SELECT COUNT(*),SUM(" + digest.number(side) + ") FROM " + from(where), r -> sums[0] = sums(r, 1));
        return sums[0];
    }

    private static Sums sums(ResultSet result, int column) throws SQLException {
        String sum = text(result, column + 1);
        return new Sums(result.getLong(column), sum == null ? BigInteger.ZERO : new BigInteger(sum));
    }

    /** The same for each of the buckets 0 to {@code mask} that the rows are dealt out to by their digests. */
    Map<Long, Sums> buckets(long mask) {
        Map<Long, Sums> buckets = new TreeMap<>();
        query(
                "SELECT (" + digest.bucket(side) + ")&" + mask + ",COUNT(*),SUM(" + digest.number(side) + ") FROM "
                        + from("") + " GROUP BY 1",
                r -> buckets.put(r.getLong(1), sums(r, 2)));
        return buckets;
    }

    /** A condition for the rows in some of the buckets. */
    String inBuckets(long mask, Collection<Long> buckets) {
        String list = buckets.toString();
        return " WHERE (" + digest.bucket(side) + ")&" + mask + " IN (" + list.substring(1, list.length() - 1) + ")";
    }

    /** A condition for the rows that have one of these fingerprints, but for their documents. */
    String withDigests(Collection<String> fingerprints) {
        return fingerprints.stream()
                .map(f -> "'" + f.replaceFirst("/.*", "") + "'")
                .collect(Collectors.joining(",", " WHERE " + digest.digest(side) + " IN (", ")"));
    }

    /** The key of the row that lies so many rows behind the first of the condition, in the order of the key. */
    Optional<RowKey> seek(String where, long offset) {
        ComparedKey key = alignment.key().orElseThrow();
        RowKey[] found = {null};
        query(
                "SELECT " + key.select(side) + " FROM " + from(where) + key.orderBy(side) + " LIMIT 1 OFFSET " + offset,
                r -> found[0] = key(r));
        return Optional.ofNullable(found[0]);
    }

    /** The least and the greatest value of a column of whole numbers. */
    record Extremes(BigInteger least, BigInteger greatest) {}

    /** Empty for an empty table. */
    Optional<Extremes> extremes(String column) {
        Extremes[] found = {null};
        query("SELECT MIN(%1$s)+0,MAX(%1$s)+0 FROM %2$s".formatted(column, from("")), r -> {
            String least = text(r, 1);
            found[0] = least == null ? null : new Extremes(new BigInteger(least), new BigInteger(text(r, 2)));
        });
        return Optional.ofNullable(found[0]);
    }

    /** How many rows the optimizer expects to read for a condition. It asks the index, and reads no rows. */
    long estimate(String where) {
        long[] rows = {0};
        query("EXPLAIN FORMAT=TRADITIONAL SELECT 1 FROM " + from(where), r -> rows[0] = r.getLong("rows"));
        return rows[0];
    }

    /** Takes one row with what was selected beside it. */
    @FunctionalInterface
    interface Visitor {
        /** @param first column of the result at which the rest begins */
        void row(SeenRow row, ResultSet result, int first) throws SQLException;
    }

    /** Shows key and fingerprint of every row. */
    void rows(String where, Consumer<SeenRow> visitor) {
        rows(where, "NULL", (row, result, first) -> visitor.accept(row));
    }

    /** @param rest what else to select */
    void rows(String where, String rest, Visitor visitor) {
        List<ComparedColumn> documents = digest.documents();
        StringBuilder select = new StringBuilder("SELECT ");
        alignment.key().ifPresent(k -> select.append(k.select(side)).append(','));
        select.append(digest.digest(side)).append(',');
        documents.forEach(d -> select.append(d.value(side)).append(','));
        int width = alignment.key().map(ComparedKey::width).orElse(0);
        query(select + rest + " FROM " + from(where), r -> {
            StringBuilder fingerprint = new StringBuilder(fingerprint(text(r, width + 1)));
            for (int i = 0; i < documents.size(); i++) {
                byte[] document = r.getBytes(width + 2 + i);
                fingerprint.append('/').append(document == null ? "N" : RowKey.digest(JsonText.normalized(document)));
            }
            SeenRow row = new SeenRow(width == 0 ? null : key(r), fingerprint.toString());
            visitor.row(row, r, width + 2 + documents.size());
        });
    }

    private String fingerprint(String hash) {
        if (hash == null) {
            throw new SeraiException(
                    "DIGEST_FAILED",
                    "The server gives no digest for a row of "
                            + alignment.on(side).name() + ".",
                    "Raise max_allowed_packet on the server, then verify the table again.");
        }
        return hash;
    }

    /** Every row of these keys, and those that the server takes for equal; a key without a row is not in the map. */
    Map<RowKey, List<String>> look(Collection<RowKey> keys) {
        Map<RowKey, List<String>> found = new HashMap<>();
        if (!keys.isEmpty()) {
            rows(
                    alignment.key().orElseThrow().anyOf(side, keys),
                    row -> found.merge(row.key(), List.of(row.fingerprint()), Reader::joined));
        }
        return found;
    }

    /** A key that stands more than once has all its fingerprints, in one order whatever the order of the rows. */
    static List<String> joined(List<String> some, List<String> more) {
        String[] all = Stream.concat(some.stream(), more.stream()).toArray(String[]::new);
        Arrays.sort(all);
        return List.of(all);
    }

    RowKey key(ResultSet result) throws SQLException {
        byte[][] values = new byte[alignment.key().orElseThrow().width()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = result.getBytes(i + 1);
        }
        return new RowKey(values);
    }

    /** The table with its index and the condition. */
    String from(String where) {
        boolean byKey = alignment.key().isPresent() && alignment.key().get().isOrdered();
        return alignment.on(side).name().quoted()
                + (byKey ? alignment.key().get().hint(side) : "")
                + where;
    }

    Side side() {
        return side;
    }

    static String text(ResultSet result, int column) throws SQLException {
        byte[] bytes = result.getBytes(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    void query(String sql, Take take) {
        try (Statement statement =
                connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            running.add(statement);
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    take.row(result);
                }
            } finally {
                running.remove(statement);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "comparing " + alignment.on(side).name());
        }
    }
}
