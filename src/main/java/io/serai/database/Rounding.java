package io.serai.database;

import io.serai.error.SeraiException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The columns of the target that round what they are given: FLOAT(M,D) and DOUBLE(M,D). What was rounded once is not always what
 * rounding leaves as it is (with more digits than a DOUBLE has), and a server can hold values that never were rounded: those that it
 * has copied from a column of the same type. Beside them, the columns that would change a value without a word ({@link Losses}).
 */
public final class Rounding {
    private static final int NEIGHBOURS = 8;
    private static final int MOST_SHOWN = 128;

    private final TablePair pair;
    private final double[] scales;
    private final List<Predicate<byte[]>> losses;

    private Rounding(TablePair pair, double[] scales, List<Predicate<byte[]>> losses) {
        this.pair = pair;
        this.scales = scales;
        this.losses = losses;
    }

    /** Null where no column rounds, so that other tables are not looked at value by value. */
    public static Rounding of(TablePair pair) {
        double[] scales = new double[pair.targetColumns().size()];
        List<Predicate<byte[]>> losses = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < scales.length; i++) {
            Column to = pair.targetColumns().get(i);
            boolean rounds = (to.kind() == ColumnKind.FLOAT || to.kind() == ColumnKind.DOUBLE) && to.scale() != null;
            scales[i] = rounds ? Double.parseDouble("1e" + to.scale()) : 0;
            losses.add(Losses.of(pair.columns().get(i), to));
            any |= rounds || losses.get(i) != null;
        }
        return any ? new Rounding(pair, scales, losses) : null;
    }

    /**
     * What to give to the target so that it holds the row: the row itself, or a copy with a value that is rounded to the row's.
     *
     * @throws SeraiException {@code VALUE_NOT_CARRIED} when the target can not be brought to hold one of the values
     */
    public byte[][] given(byte[][] row) {
        byte[][] given = row;
        for (int i = 0; i < scales.length; i++) {
            if (row[i] != null && losses.get(i) != null && losses.get(i).test(row[i])) {
                throw lost(row, i);
            }
            if (scales[i] != 0 && row[i] != null) {
                double value = Double.parseDouble(new String(row[i], StandardCharsets.US_ASCII));
                double better =
                        given(value, scales[i], pair.targetColumns().get(i).kind());
                if (Double.isNaN(better)) {
                    throw notCarried(row, i, value);
                }
                if (better != value) {
                    given = given == row ? row.clone() : given;
                    given[i] = Double.toString(better).getBytes(StandardCharsets.US_ASCII);
                }
            }
        }
        return given;
    }

    /** A number that is rounded to this one; itself where that will do, NaN where there is none nearby. */
    static double given(double value, double scale, ColumnKind kind) {
        if (same(stored(value, scale, kind), value)) {
            return value;
        }
        double up = value;
        double down = value;
        for (int i = 0; i < NEIGHBOURS; i++) {
            up = Math.nextUp(up);
            down = Math.nextDown(down);
            double steps = Math.rint(value * scale);
            for (double near : new double[] {up, down, (steps + i) / scale, (steps - i) / scale}) {
                if (same(stored(near, scale, kind), value)) {
                    return near;
                }
            }
        }
        return Double.NaN;
    }

    private static boolean same(double one, double other) {
        return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }

    /**
     * What the servers make of a value: {@code Field_real::truncate} of MySQL, {@code truncate_double} of MariaDB.
     *
     * @param scale 10 to the power of the column's decimals
     */
    static double stored(double value, double scale, ColumnKind kind) {
        double fraction = Math.rint((value - Math.floor(value)) * scale) / scale;
        double rounded = Math.floor(value) + fraction;
        return kind == ColumnKind.FLOAT ? (float) rounded : rounded;
    }

    private SeraiException notCarried(byte[][] row, int index, double value) {
        Column column = pair.columns().get(index);
        Column to = pair.targetColumns().get(index);
        double stored = stored(value, scales[index], to.kind());
        return new SeraiException(
                "VALUE_NOT_CARRIED",
                "Column %s of table %s holds %s in the row where %s. Column %s of the target's table %s is %s and would make it %s."
                        .formatted(
                                column.quoted(),
                                pair.source().name(),
                                new String(row[index], StandardCharsets.US_ASCII),
                                where(row, index),
                                to.quoted(),
                                pair.target().name(),
                                to.columnType(),
                                stored),
                "Nothing was rounded. ALTER the column on the target to %s without digits, which takes every value, then restore."
                                .formatted(to.dataType().toUpperCase(java.util.Locale.ROOT))
                        + " Before the row is loaded, UPDATE %s SET %2$s = %2$s + 0 on the source rounds it there instead; a change that is in the binlog keeps its value."
                                .formatted(pair.source().name(), column.quoted()));
    }

    private SeraiException lost(byte[][] row, int index) {
        Column column = pair.columns().get(index);
        Column to = pair.targetColumns().get(index);
        StringBuilder value = new StringBuilder();
        Literals.append(value, column, row[index]);
        return new SeraiException(
                "VALUE_NOT_CARRIED",
                "Column %s of table %s holds %s in the row where %s. Column %s of the target's table %s is %s and would change it without a word."
                        .formatted(
                                column.quoted(),
                                pair.source().name(),
                                value.length() > MOST_SHOWN ? value.substring(0, MOST_SHOWN) + "..." : value,
                                where(row, index),
                                to.quoted(),
                                pair.target().name(),
                                to.columnType()),
                "Nothing was changed. ALTER the column on the target to %s, which holds every value of the source, then restore."
                        .formatted(column.columnType()));
    }

    /** The row's key; the value itself in a table without one. */
    private String where(byte[][] row, int index) {
        int[] key = pair.source().carriedIndexes(pair.source().keyColumns());
        StringBuilder where = new StringBuilder();
        for (int i : key.length > 0 ? key : new int[] {index}) {
            where.append(where.isEmpty() ? "" : " and ")
                    .append(pair.columns().get(i).quoted())
                    .append(" = ");
            Literals.append(where, pair.columns().get(i), row[i]);
        }
        return where.toString();
    }
}
