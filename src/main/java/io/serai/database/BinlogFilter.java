package io.serai.database;

import io.serai.datasource.ServerType;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The databases whose changes a server leaves out of its binlog.
 *
 * @param only when there are any, no others are in it
 */
public record BinlogFilter(Set<String> only, Set<String> not) {
    /** Of a server that writes a binlog. */
    public static BinlogFilter of(Connection connection, ServerType type) {
        Map<String, String> status = Binlog.status(connection, type);
        return new BinlogFilter(names(status.get("binlog_do_db")), names(status.get("binlog_ignore_db")));
    }

    private static Set<String> names(String list) {
        return list == null || list.isBlank()
                ? Set.of()
                : Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the databases whose changes would be missed. */
    public List<String> leftOut(Collection<String> databases) {
        return databases.stream()
                .distinct()
                .filter(d -> !only.isEmpty() && !only.contains(d) || not.contains(d))
                .toList();
    }

    @Override
    public String toString() {
        return "binlog_do_db='%s', binlog_ignore_db='%s'".formatted(String.join(",", only), String.join(",", not));
    }
}
