package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.database.TableName;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an account may do, by {@code SHOW GRANTS}, which includes what its active roles bring. */
final class Grants {
    /** Stands for every database, or every table of a database. */
    static final String ALL = "*";

    private final String account;
    private final List<Grant> global;
    private final List<Grant> onDatabases;
    private final Map<TableName, List<Grant>> onTables = new HashMap<>();
    private final Map<String, List<Grant>> byDatabase = new HashMap<>();

    private Grants(String account, List<Grant> grants) {
        this.account = account;
        this.global = grants.stream().filter(g -> g.isGlobal() || g.revoked()).toList();
        this.onDatabases = grants.stream()
                .filter(g -> !g.isGlobal() && !g.revoked() && !g.isOnTable())
                .toList();
        grants.stream().filter(g -> g.isOnTable() && !g.revoked()).forEach(g -> onTables.computeIfAbsent(
                        new TableName(g.database(), g.table()), name -> new ArrayList<>())
                .add(g));
    }

    static Grants of(Connection connection) {
        String account = Sql.value(connection, "asking for the account", "SELECT CURRENT_USER()")
                .orElse("");
        return of(
                account,
                Sql.rows(connection, "reading the account's grants", "SHOW GRANTS").stream()
                        .map(row -> row.values().iterator().next())
                        .toList());
    }

    static Grants of(String account, List<String> lines) {
        return new Grants(
                account,
                lines.stream().map(Grant::parse).flatMap(Optional::stream).toList());
    }

    /** The account as SQL wants it: {@code `serai`@`10.%`}. */
    String account() {
        int at = account.lastIndexOf('@');
        return at < 0
                ? Sql.quote(account)
                : Sql.quote(account.substring(0, at)) + "@" + Sql.quote(account.substring(at + 1));
    }

    /** @param on a table; {@code db.*} for a whole database, {@code *.*} for the whole server */
    boolean allows(Set<String> anyOf, TableName on) {
        return allowsOnDatabase(anyOf, on.database())
                || onTables.getOrDefault(on, List.of()).stream().anyMatch(g -> g.has(anyOf));
    }

    private boolean allowsOnDatabase(Set<String> anyOf, String database) {
        boolean everywhere = global.stream().anyMatch(g -> !g.revoked() && g.has(anyOf));
        boolean takenAway =
                global.stream().anyMatch(g -> g.revoked() && g.database().equals(database) && g.has(anyOf));
        return everywhere && !takenAway || here(database).stream().anyMatch(g -> g.has(anyOf));
    }

    private List<Grant> here(String database) {
        return database.equals(ALL)
                ? List.of()
                : byDatabase.computeIfAbsent(database, name -> onDatabases.stream()
                        .filter(g -> g.matches(name))
                        .toList());
    }
}
