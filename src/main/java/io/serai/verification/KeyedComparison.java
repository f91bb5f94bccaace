package io.serai.verification;

import io.serai.database.Column;
import io.serai.database.ColumnKind;
import io.serai.database.Key;
import io.serai.database.KeyRange;
import io.serai.database.Literals;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.verification.Comparison.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares a table whose rows can be told apart.
 *
 * <ol>
 *   <li>Cut the key into ranges; the first has no lower bound and the last no upper one, so rows of the target are seen wherever
 *       they are.
 *   <li>Both servers count the rows of a range and add up their digests, at the same time. Sums, not exclusive ors: equal rows do not
 *       cancel out.
 *   <li>Where counts or sums differ, read key and digest of each row, and make suspects of what does not match.
 *   <li>{@link SecondLook} decides about suspects.
 * </ol>
 */
final class KeyedComparison {
    private static final int ROWS_PER_RANGE = 50_000;

    private final Run run;
    private final Sides sides;
    private final Findings findings;
    private final KeyRange sourceRange;

    KeyedComparison(Run run, Sides sides, Findings findings) {
        this.run = run;
        this.sides = sides;
        this.findings = findings;
        this.sourceRange = new KeyRange(sides.source);
    }

    void compare() {
        if (!sameOrder()) {
            partitions();
            return;
        }
        List<String> lower = List.of();
        do {
            run.proceed();
            List<String> upper = seek(lower);
            String where = sourceRange.where(lower, upper);
            range(where, sourceRange.forceIndex());
            lower = upper;
        } while (!lower.isEmpty());
    }

    /** Whether a bound of the source means the same on the target: ranges of a string key depend on its collation. */
    private boolean sameOrder() {
        Key key = sides.source.rowKey().orElseThrow();
        for (Column column : sides.source.keyColumns()) {
            Column twin = sides.target.column(column.name());
            boolean text = column.kind() == ColumnKind.CHARACTER;
            boolean members = column.kind() == ColumnKind.ENUM || column.kind() == ColumnKind.SET;
            if (text && !column.collation().equals(twin.collation())
                    || members && !column.members().equals(twin.members())
                    || column.kind() != twin.kind()) {
                return false;
            }
        }
        return key.isPlain();
    }

    /** Without a common order the rows are dealt out by a checksum of their key. */
    private void partitions() {
        long count = Math.max(1, sides.source.estimatedRows() / ROWS_PER_RANGE);
        String key = sides.source.keyColumns().stream()
                .map(c -> RowDigest.value(c, sides.target.column(c.name())))
                .collect(Collectors.joining(","));
        for (long i = 0; i < count; i++) {
            run.proceed();
            range(count == 1 ? "" : " WHERE MOD(CRC32(CONCAT_WS(_binary';'," + key + "))," + count + ")=" + i, "");
        }
    }

    private List<String> seek(List<String> lower) {
        String sql = "SELECT " + sourceRange.expressions() + " FROM "
                + sides.source.name().quoted()
                + sourceRange.forceIndex() + sourceRange.where(lower, List.of()) + sourceRange.orderBy()
                + " LIMIT 1 OFFSET "
                + (ROWS_PER_RANGE - 1);
        List<String> bound = new ArrayList<>();
        sides.readSource(sql, row -> {
            for (int i = 0; i < row.length; i++) {
                StringBuilder literal = new StringBuilder();
                Literals.appendKey(literal, sourceRange.columns().get(i), row[i]);
                bound.add(literal.toString());
            }
        });
        return bound;
    }

    private void range(String where, String sourceHint) {
        String sum = "SELECT COUNT(*), COALESCE(SUM(CAST(CONV(LEFT(%s,15),16,10) AS UNSIGNED)),0) FROM %s%s%s";
        String onSource =
                sum.formatted(sides.digest.sourceDigest(), sides.source.name().quoted(), sourceHint, where);
        String onTarget =
                sum.formatted(sides.digest.targetDigest(), sides.target.name().quoted(), "", where);
        byte[][][] sums = new byte[2][][];
        sides.both(
                () -> {
                    sides.readSource(onSource, row -> sums[0] = row);
                    return true;
                },
                () -> {
                    sides.readTarget(onTarget, row -> sums[1] = row);
                    return true;
                });
        long rows = Long.parseLong(new String(sums[0][0], StandardCharsets.US_ASCII));
        if (!Arrays.deepEquals(sums[0], sums[1])) {
            new SecondLook(run, sides, findings).decide(suspects(where, sourceHint));
        }
        findings.compared(rows);
        run.progress(StepName.VERIFICATION).add(rows);
    }

    private List<Suspect> suspects(String where, String sourceHint) {
        String keys = sides.source.keyColumns().stream()
                .map(Literals::selectExpression)
                .collect(Collectors.joining(","));
        String select = "SELECT %s,%s FROM %s%s%s";
        Map<String, Suspect> rows = new HashMap<>();
        sides.readSource(
                select.formatted(
                        keys, sides.digest.sourceDigest(), sides.source.name().quoted(), sourceHint, where),
                row -> {
                    Suspect suspect = Suspect.of(row);
                    rows.put(suspect.id(), suspect);
                });
        List<Suspect> suspects = new ArrayList<>();
        sides.readTarget(
                select.formatted(
                        keys, sides.digest.targetDigest(), sides.target.name().quoted(), "", where),
                row -> {
                    Suspect here = Suspect.of(row);
                    Suspect there = rows.remove(here.id());
                    if (there == null || !Arrays.equals(there.digest(), here.digest())) {
                        suspects.add(here);
                    }
                });
        suspects.addAll(rows.values());
        return suspects;
    }

    /** A row that may differ: the bytes of its key, as the source's columns. */
    record Suspect(byte[][] key, byte[] digest, String id) {
        static Suspect of(byte[][] row) {
            byte[][] key = Arrays.copyOf(row, row.length - 1);
            StringBuilder id = new StringBuilder();
            for (byte[] part : key) {
                id.append(part.length).append(':').append(new String(part, StandardCharsets.ISO_8859_1));
            }
            return new Suspect(key, row[row.length - 1], id.toString());
        }
    }

    /** What a difference of a row is called, by which side has it. */
    static Kind kind(boolean onSource, boolean onTarget) {
        if (onSource && onTarget) {
            return Kind.DIFFERENT;
        }
        return onSource ? Kind.MISSING : Kind.EXTRA;
    }
}
