package io.serai.verification;

import io.serai.database.ConsistentRead;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.error.SqlErrors;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.verification.Comparison.Difference;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a table whose rows can not be told apart: how often does each row occur on either side? Under a running link the source
 * is read at a known position and the target once the link has passed it; a count that differs by the same number three times in
 * a row is a difference.
 */
final class KeylessComparison {
    private static final int ROUNDS = 20;
    private static final int SAME_ROUNDS = 3;

    private final Run run;
    private final Databases databases;
    private final Sides sides;
    private final Findings findings;

    KeylessComparison(Run run, Databases databases, Sides sides, Findings findings) {
        this.run = run;
        this.databases = databases;
        this.sides = sides;
        this.findings = findings;
    }

    void compare() {
        Map<String, Long> before = Map.of();
        Map<String, Long> excess = Map.of();
        int same = 0;
        for (int round = 0; round < ROUNDS && same < SAME_ROUNDS; round++) {
            run.proceed();
            excess = excess();
            if (excess.isEmpty()) {
                return;
            }
            if (!sides.hasLink()) {
                break;
            }
            same = excess.equals(before) ? same + 1 : 1;
            before = excess;
        }
        excess.forEach(this::report);
    }

    private void report(String digest, long excess) {
        findings.add(new Difference(
                sides.source.name().toString(),
                KeyedComparison.kind(excess > 0, excess < 0),
                Map.of("rowDigest", digest, "count", String.valueOf(Math.abs(excess))),
                List.of()));
    }

    /** By digest: how much more often a row is on the source than on the target; those with the same count are left out. */
    private Map<String, Long> excess() {
        Map<String, Long> counts = new HashMap<>();
        long[] rows = {0};
        readSource(row -> {
            long count = number(row[1]);
            counts.merge(text(row[0]), count, Long::sum);
            rows[0] += count;
        });
        sides.readTarget(
                group(sides.digest.targetDigest(), sides.target.name().quoted()),
                row -> counts.merge(text(row[0]), -number(row[1]), Long::sum));
        counts.values().removeIf(n -> n == 0);
        findings.rows(rows[0]);
        run.progress(StepName.VERIFICATION).add(rows[0]);
        return counts;
    }

    private void readSource(Sides.Take take) {
        String sql = group(sides.digest.sourceDigest(), sides.source.name().quoted());
        if (!sides.hasLink()) {
            sides.readSource(sql, take);
            return;
        }
        Connection reader = sides.sourceConnection();
        try (Connection locker = databases.open(run.source(), Session.PLAIN)) {
            reader.setAutoCommit(false);
            try {
                Position position =
                        ConsistentRead.begin(reader, locker, run.source().type(), List.of(sides.source.name()));
                sides.readSource(sql, take);
                reader.rollback();
                sides.awaitLink(position);
            } finally {
                reader.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "reading " + sides.source.name() + " at a known position");
        }
    }

    private static String group(String digest, String table) {
        return "SELECT " + digest + " AS d, COUNT(*) FROM " + table + " GROUP BY d";
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.US_ASCII);
    }

    private static long number(byte[] value) {
        return Long.parseLong(text(value));
    }
}
