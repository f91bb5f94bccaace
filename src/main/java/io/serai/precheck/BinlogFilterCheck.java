package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.database.Version;
import io.serai.datasource.ServerType;
import io.serai.project.Definition;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The source's binlog leaves out no database of the project (binlog_do_db, binlog_ignore_db). */
final class BinlogFilterCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.BINLOG_FILTER;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public boolean concerns(Definition definition) {
        return endpoint().isReadByLink(definition);
    }

    @Override
    public Finding look(Examination examination) {
        Server source = examination.source();
        if (!source.isOn("log_bin")) {
            return Finding.passed("There is no binlog that could be filtered.");
        }
        Map<String, String> status = Sql.rows(
                        source.connection(),
                        "reading the binlog's filters",
                        statement(source.connection(), source.type()))
                .stream()
                .findFirst()
                .orElse(Map.of());
        Set<String> only = names(status.get("binlog_do_db"));
        Set<String> not = names(status.get("binlog_ignore_db"));
        List<String> missing = examination.run().tables().stream()
                .map(m -> m.source().database())
                .distinct()
                .filter(d -> !only.isEmpty() && !only.contains(d) || not.contains(d))
                .toList();
        if (missing.isEmpty()) {
            return Finding.passed("The binlog holds every database of the project.");
        }
        return Finding.failed(
                        "The server leaves changes of %s out of its binlog (binlog_do_db='%s', binlog_ignore_db='%s'),"
                                        .formatted(
                                                Listing.of(missing),
                                                status.get("binlog_do_db"),
                                                status.get("binlog_ignore_db"))
                                + " so cdc would miss them.",
                        "Take the filter out of the server's configuration and restart it.")
                .about(missing);
    }

    private static String statement(Connection connection, ServerType type) {
        return type == ServerType.MYSQL && Version.of(connection).atLeast(8, 2)
                ? "SHOW BINARY LOG STATUS"
                : "SHOW MASTER STATUS";
    }

    private static Set<String> names(String list) {
        return list == null || list.isBlank()
                ? Set.of()
                : Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }
}
