package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.ColumnKind;
import io.serai.project.ChangedRows;
import io.serai.project.KeyRanges;
import java.nio.charset.StandardCharsets;

/** Which rows of one table a transaction of the link touches, by the first column of the key if that is a whole number. */
final class TouchedRows {
    private final int index;
    private final String column;
    private KeyRanges numbers = new KeyRanges();

    TouchedRows(LinkTable table) {
        Column first = table.hasKey() ? table.pair().columns().get(table.key()[0]) : null;
        boolean whole = first != null && first.kind() == ColumnKind.INTEGER;
        this.index = whole ? table.key()[0] : -1;
        this.column = whole ? first.name() : null;
    }

    void add(Change change) {
        if (index < 0) {
            any();
            return;
        }
        add(change.before());
        add(change.after());
    }

    private void add(byte[][] row) {
        if (row == null || numbers == null) {
            return;
        }
        try {
            numbers.add(Long.parseLong(new String(row[index], StandardCharsets.US_ASCII)));
        } catch (NumberFormatException e) {
            // BIGINT UNSIGNED holds more than a long.
            any();
        }
    }

    /** From now on any row may be meant. */
    void any() {
        numbers = null;
    }

    void tell(ChangedRows rows) {
        if (numbers == null) {
            rows.addAll();
        } else {
            rows.add(column, numbers);
        }
    }
}
