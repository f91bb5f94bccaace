package io.serai.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.serai.config.Json;
import io.serai.database.Column;
import io.serai.database.ColumnKind;
import io.serai.database.Literals;
import io.serai.database.Row;
import io.serai.project.Run;
import io.serai.verification.Comparison.Difference;
import io.serai.verification.KeyedComparison.Suspect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks at suspects again, since a row may have been changed between the looks at its two sides.
 *
 * <p>One round: read the source's rows, wait until the link has applied all that the source had written by then, read the target's
 * rows, read the source's again. A target's row that is one of the two states of the source's is right. A source's row that has
 * not changed in the meantime while the target's is another one is a difference. What is neither has changed and is looked at in
 * the next round.
 */
final class SecondLook {
    private static final int BATCH = 500;
    private static final int ROUNDS = 50;
    private static final int SHOWN = 128;

    private final Run run;
    private final Sides sides;
    private final Findings findings;

    SecondLook(Run run, Sides sides, Findings findings) {
        this.run = run;
        this.sides = sides;
        this.findings = findings;
    }

    void decide(List<Suspect> suspects) {
        for (int i = 0; i < suspects.size(); i += BATCH) {
            run.proceed();
            batch(suspects.subList(i, Math.min(suspects.size(), i + BATCH)));
        }
    }

    private void batch(List<Suspect> suspects) {
        List<Suspect> open = new ArrayList<>(suspects);
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            String where = where(open);
            Map<String, byte[][]> before = rows(true, where);
            sides.awaitLink();
            Map<String, byte[][]> there = rows(false, where);
            Map<String, byte[][]> after = rows(true, where);
            boolean last = round == ROUNDS - 1;
            open.removeIf(s -> judged(s, before.get(s.id()), after.get(s.id()), there.get(s.id()), last));
        }
    }

    private boolean judged(Suspect suspect, byte[][] before, byte[][] after, byte[][] there, boolean last) {
        if (same(before, there) || same(after, there)) {
            return true;
        }
        if (same(before, after) || last) {
            findings.add(difference(suspect, after, there));
            return true;
        }
        return false;
    }

    /** Equal values in every column; where one side has JSON and the other its text, equal documents. */
    private boolean same(byte[][] one, byte[][] other) {
        if (one == null || other == null) {
            return one == other;
        }
        for (int i = 0; i < one.length; i++) {
            if (!Arrays.equals(one[i], other[i]) && !(sides.digest.mixesJson(i) && sameDocument(one[i], other[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Jackson tells 1 from 1.0; that is wanted: a number's type is part of the value. */
    private static boolean sameDocument(byte[] one, byte[] other) {
        if (one == null || other == null) {
            return false;
        }
        try {
            return Json.mapper()
                    .readTree(new String(one, StandardCharsets.UTF_8))
                    .equals(Json.mapper().readTree(new String(other, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private Map<String, byte[][]> rows(boolean source, String where) {
        List<Column> keyColumns = sides.source.keyColumns();
        String keys = keyColumns.stream().map(Literals::selectExpression).collect(Collectors.joining(","));
        String values = String.join(",", source ? sides.digest.sourceValues() : sides.digest.targetValues());
        String table = (source ? sides.source : sides.target).name().quoted();
        Map<String, byte[][]> rows = new HashMap<>();
        Sides.Take take = row -> {
            byte[][] key = Arrays.copyOf(row, keyColumns.size() + 1);
            rows.put(Suspect.of(key).id(), Arrays.copyOfRange(row, keyColumns.size(), row.length));
        };
        String sql = "SELECT " + keys + "," + values + " FROM " + table + where;
        if (source) {
            sides.readSource(sql, take);
        } else {
            sides.readTarget(sql, take);
        }
        return rows;
    }

    private String where(List<Suspect> suspects) {
        List<Column> columns = sides.source.keyColumns();
        List<String> either = new ArrayList<>();
        for (Suspect suspect : suspects) {
            StringBuilder condition = new StringBuilder("(");
            for (int i = 0; i < columns.size(); i++) {
                condition
                        .append(i == 0 ? "" : " AND ")
                        .append(columns.get(i).quoted())
                        .append('=');
                Literals.append(condition, columns.get(i), suspect.key()[i]);
            }
            either.add(condition.append(')').toString());
        }
        return " WHERE " + String.join(" OR ", either);
    }

    private Difference difference(Suspect suspect, byte[][] source, byte[][] target) {
        Map<String, String> key = new LinkedHashMap<>();
        List<Column> keyColumns = sides.source.keyColumns();
        for (int i = 0; i < keyColumns.size(); i++) {
            key.put(
                    keyColumns.get(i).name(),
                    text(keyColumns.get(i), suspect.key()[i], Row.charset(keyColumns.get(i))));
        }
        List<Map<String, String>> columns = new ArrayList<>();
        List<Column> compared = sides.digest.columns();
        for (int i = 0; source != null && target != null && i < compared.size(); i++) {
            if (!Arrays.equals(source[i], target[i])) {
                Charset charset = Row.charset(compared.get(i));
                Map<String, String> column = new LinkedHashMap<>();
                column.put("column", compared.get(i).name());
                column.put("source", text(compared.get(i), source[i], charset));
                column.put("target", text(compared.get(i), target[i], charset));
                columns.add(column);
            }
        }
        return new Difference(
                sides.source.name().toString(), KeyedComparison.kind(source != null, target != null), key, columns);
    }

    private static String text(Column column, byte[] value, Charset charset) {
        if (value == null) {
            return null;
        }
        String text = column.kind() == ColumnKind.BINARY || column.kind() == ColumnKind.BIT
                ? "0x" + HexFormat.of().formatHex(value)
                : new String(value, charset);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
