package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.SqlText;
import java.nio.charset.StandardCharsets;

/**
 * A condition that holds for the same value and not for a merely equal one: a collation takes 'a' for 'A', a number takes 0 for -0, a
 * document takes 1 for 1.0. A VECTOR can not be compared but by its bytes.
 */
final class SameValue {
    private SameValue() {}

    /** @param to the target's column */
    static void append(SqlText sql, Column column, Column to, byte[] value) {
        if (value == null) {
            sql.append(to.quoted()).append(" IS NULL");
            return;
        }
        switch (to.kind()) {
            case JSON -> document(sql, column, to, value);
            case FLOAT, DOUBLE -> floating(sql, column, to, value);
            case CHARACTER, GEOMETRY, VECTOR -> bytes(sql, column, to, value);
            default -> equal(sql, column, to, value);
        }
    }

    private static void equal(SqlText sql, Column column, Column to, byte[] value) {
        sql.append(to.quoted()).append('=').compared(column, to, value);
    }

    /** The text tells 1 from 1.0, the document tells a date from its text. */
    private static void document(SqlText sql, Column column, Column to, byte[] value) {
        sql.append(to.quoted()).append("=CAST(");
        sql.value(column, value).append(" AS JSON) AND CAST(" + to.quoted() + " AS BINARY)=CAST(CAST(");
        sql.value(column, value).append(" AS JSON) AS BINARY)");
    }

    private static void floating(SqlText sql, Column column, Column to, byte[] value) {
        double number = Double.parseDouble(new String(value, StandardCharsets.US_ASCII));
        if (number == 0) {
            // Alone: beside "f=-0e0" MySQL puts the constant into the text's place too.
            sql.append("CONCAT(" + to.quoted() + "*1e0)='" + (1 / number < 0 ? "-0'" : "0'"));
        } else {
            equal(sql, column, to, value);
        }
    }

    private static void bytes(SqlText sql, Column column, Column to, byte[] value) {
        boolean convert = to.charset() != null && !to.charset().equals(column.charset());
        sql.append("CAST(" + to.quoted() + " AS BINARY)=CAST(").append(convert ? "CONVERT(" : "");
        sql.value(column, value)
                .append(convert ? " USING " + to.charset() + ")" : "")
                .append(" AS BINARY)");
    }
}
