package io.serai.switchover;

import io.serai.database.Sql;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The privileges of our own account that hold for the whole server. */
record AccountGrants(List<String> lines) {
    private static final Pattern GLOBAL =
            Pattern.compile("GRANT (.+?) ON \\*\\.\\* TO .*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    static AccountGrants of(Connection connection) {
        return new AccountGrants(Sql.rows(connection, "reading the account's grants", "SHOW GRANTS").stream()
                .map(row -> row.values().iterator().next())
                .toList());
    }

    boolean has(String privilege) {
        return lines.stream().map(GLOBAL::matcher).filter(Matcher::matches).anyMatch(m -> {
            List<String> granted = List.of(m.group(1).toUpperCase(Locale.ROOT).split("\\s*,\\s*"));
            return granted.contains(privilege) || granted.contains("ALL PRIVILEGES") || granted.contains("ALL");
        });
    }
}
