package io.serai.database;

import io.serai.database.Column.Generated;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads columns from {@code information_schema.columns}. */
final class CatalogColumns {
    private final Connection connection;

    CatalogColumns(Connection connection) {
        this.connection = connection;
    }

    Map<String, List<Column>> read(String doing, String where) {
        Map<String, List<Column>> columns = new HashMap<>();
        String sql =
                "SELECT table_name AS t, column_name AS n, ordinal_position AS o, data_type AS d, column_type AS ct,"
                        + " is_nullable AS nl, character_set_name AS cs, collation_name AS co, character_octet_length AS ol,"
                        + " numeric_precision AS np, numeric_scale AS ns, datetime_precision AS dp, extra AS ex,"
                        + " generation_expression AS ge FROM information_schema.columns" + where
                        + " ORDER BY table_name, ordinal_position";
        for (Map<String, String> row : Sql.rows(connection, doing, sql)) {
            Catalog.grouped(columns, row.get("t"), column(row));
        }
        return columns;
    }

    private static Column column(Map<String, String> row) {
        String extra = row.get("ex").toLowerCase(Locale.ROOT);
        String type = row.get("ct");
        String dataType = row.get("d").toLowerCase(Locale.ROOT);
        String fraction = row.get("dp");
        return new Column(
                row.get("n"),
                Integer.parseInt(row.get("o")),
                dataType,
                type,
                "YES".equals(row.get("nl")),
                row.get("cs"),
                row.get("co"),
                row.get("ol") == null ? null : Long.valueOf(row.get("ol")),
                integer(row.get("np")),
                integer(fraction != null ? fraction : row.get("ns")),
                generated(extra, row.get("ge")),
                extra.contains("invisible"),
                extra.contains("auto_increment"),
                extra.contains("on update"),
                dataType.equals("enum") || dataType.equals("set") ? members(type) : List.of());
    }

    /** MySQL says so in {@code extra}, with DEFAULT_GENERATED for something else; MariaDB only has the expression. */
    private static Generated generated(String extra, String expression) {
        if (expression == null || expression.isEmpty()) {
            return Generated.NO;
        }
        return extra.contains("stored") || extra.contains("persistent") ? Generated.STORED : Generated.VIRTUAL;
    }

    private static Integer integer(String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    /**
     * The members in {@code enum('a','it''s','x,y')}: a quote inside a member is doubled; the backslash and those control characters
     * that would disturb a listing are escaped, whatever the sql_mode.
     */
    static List<String> members(String columnType) {
        List<String> members = new ArrayList<>();
        StringBuilder member = null;
        for (int i = columnType.indexOf('('); i < columnType.length(); i++) {
            char c = columnType.charAt(i);
            if (member == null) {
                member = c == '\'' ? new StringBuilder() : null;
            } else if (c == '\\' && i + 1 < columnType.length()) {
                i++;
                member.append(unescaped(columnType.charAt(i)));
            } else if (c != '\'') {
                member.append(c);
            } else if (i + 1 < columnType.length() && columnType.charAt(i + 1) == '\'') {
                member.append('\'');
                i++;
            } else {
                members.add(member.toString());
                member = null;
            }
        }
        return List.copyOf(members);
    }

    private static char unescaped(char c) {
        return switch (c) {
            case '0' -> 0;
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> c;
        };
    }
}
