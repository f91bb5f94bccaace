package io.serai.database;

import com.mysql.cj.jdbc.JdbcStatement;
import io.serai.datasource.ServerType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Inserts rows from memory by LOAD DATA LOCAL INFILE, the fastest way into a table, inside the caller's transaction. */
public final class LocalLoad {
    private final Connection target;
    private final TablePair pair;

    public LocalLoad(Connection target, TablePair pair) {
        this.target = target;
        this.pair = pair;
    }

    /** A row was changed or skipped; what has been written must be rolled back. */
    public static final class NotLoadable extends RuntimeException {
        public NotLoadable(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Whether the server takes rows in this way, and in the caller's transaction: OceanBase commits parts of its own, and so does a
     * Galera cluster with wsrep_load_data_splitting.
     */
    public static boolean isAllowed(Connection target, ServerType type) {
        return switch (type) {
            case OCEANBASE -> false;
            case MYSQL -> isOn(target);
            case MARIADB -> isOn(target) && !splits(target);
        };
    }

    private static boolean isOn(Connection target) {
        return Sql.value(target, "reading local_infile", "SELECT @@local_infile")
                .filter("1"::equals)
                .isPresent();
    }

    private static boolean splits(Connection target) {
        return Sql.rows(
                                target,
                                "reading wsrep_load_data_splitting",
                                "SHOW VARIABLES WHERE Variable_name='wsrep_load_data_splitting' AND Value='ON'")
                        .size()
                > 0;
    }

    /**
     * Loads what the buffer holds.
     *
     * @throws NotLoadable when the server skipped a row or warned of one: with LOCAL it does so instead of failing
     */
    public void load(RowBuffer buffer) throws SQLException {
        if (buffer.rows() == 0) {
            return;
        }
        try (Statement statement = target.createStatement()) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(buffer.stream());
            int loaded = statement.executeUpdate(statement());
            int warnings = Warnings.ofValues(target);
            if (loaded != buffer.rows() || warnings != buffer.enumErrors()) {
                throw new NotLoadable("%d of %d rows loaded, %s warnings".formatted(loaded, buffer.rows(), warnings));
            }
        }
    }

    private String statement() {
        List<String> fields = new ArrayList<>();
        List<String> sets = new ArrayList<>();
        for (int i = 0; i < pair.columns().size(); i++) {
            Column column = pair.columns().get(i);
            Column to = pair.targetColumns().get(i);
            String variable = "@v" + i;
            if (to.kind() == ColumnKind.JSON) {
                fields.add(variable);
                sets.add(to.quoted() + "=CONVERT(" + variable + " USING utf8mb4)");
            } else if (!pair.sameBytes(i)) {
                fields.add(variable);
                sets.add(to.quoted() + "=CONVERT(" + variable + " USING " + column.charset() + ")");
            } else {
                fields.add(to.quoted());
            }
        }
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE "
                + pair.target().name().quoted()
                + " CHARACTER SET binary FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' ("
                + String.join(", ", fields) + ")" + (sets.isEmpty() ? "" : " SET " + String.join(", ", sets));
    }
}
