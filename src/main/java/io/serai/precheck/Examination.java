package io.serai.precheck;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.error.Failure;
import io.serai.error.StoppedException;
import io.serai.project.Definition;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One precheck of one project: looks with every checker, keeps what they find, and what was read for them.
 *
 * <p>Connections are closed at the end of each part, since nobody promises that the route goes on to the next one.
 */
final class Examination {
    private final Run run;
    private final Catalog catalog;
    private final Map<Endpoint, Server> servers = new EnumMap<>(Endpoint.class);
    private final Map<Part, List<Item>> items = new EnumMap<>(Part.class);
    private final Map<Endpoint, Set<CheckCode>> leftOut = new EnumMap<>(Endpoint.class);
    private Map<TableName, Table> sourceTables;
    private Map<TableName, Table> targetTables;
    private Map<TableName, String> targetObjects;

    Examination(Run run, Databases databases, Catalog catalog) {
        this.run = run;
        this.catalog = catalog;
        servers.put(Endpoint.SOURCE, new Server(databases, run.source(), Session.READ));
        servers.put(Endpoint.TARGET, new Server(databases, run.target(), Session.WRITE));
    }

    Run run() {
        return run;
    }

    Definition definition() {
        return run.definition();
    }

    Server source() {
        return servers.get(Endpoint.SOURCE);
    }

    Server target() {
        return servers.get(Endpoint.TARGET);
    }

    Server server(Endpoint endpoint) {
        return servers.get(endpoint);
    }

    /** The project's tables as they are on the source, by their names there. */
    Map<TableName, Table> sourceTables() {
        if (sourceTables == null) {
            sourceTables = catalog.tables(
                    source().connection(),
                    run.tables().stream().map(Mapping::source).toList());
        }
        return sourceTables;
    }

    /** Those of the project's tables that the target has already, by their names there. */
    Map<TableName, Table> targetTables() {
        if (targetTables == null) {
            targetTables = catalog.tables(
                    target().connection(),
                    run.tables().stream()
                            .map(Mapping::target)
                            .filter(name -> isTable(targetObjects().get(name)))
                            .toList());
        }
        return targetTables;
    }

    /** Everything that is in the target's databases of the project, with its {@code table_type}. */
    Map<TableName, String> targetObjects() {
        if (targetObjects == null) {
            Set<String> databases = new TreeSet<>();
            run.tables().forEach(m -> databases.add(m.target().database()));
            run.views().forEach(m -> databases.add(m.target().database()));
            targetObjects = objects(target(), databases);
        }
        return targetObjects;
    }

    /** Everything that is in some databases of a server, with its {@code table_type}. */
    static Map<TableName, String> objects(Server server, Set<String> databases) {
        Map<TableName, String> objects = new TreeMap<>();
        for (String database : databases) {
            Sql.rows(
                            server.connection(),
                            "listing the objects of " + database,
                            "SELECT table_name AS n, table_type AS t FROM information_schema.tables WHERE table_schema="
                                    + Sql.text(database))
                    .forEach(row -> objects.put(new TableName(database, row.get("n")), row.get("t")));
        }
        return objects;
    }

    static boolean isTable(String tableType) {
        return tableType != null && !tableType.endsWith("VIEW");
    }

    /** Looks with all checkers of a part; a part that is asked for again is looked at again. */
    void look(Part part) {
        items.put(part, new ArrayList<>());
        try {
            for (Check check : part.checks()) {
                run.proceed();
                if (check.concerns(definition())) {
                    look(part, check);
                }
                run.progress(StepName.PRECHECK).add(1);
            }
        } finally {
            servers.values().forEach(Server::close);
        }
    }

    private void look(Part part, Check check) {
        Optional<Endpoint> silent =
                check.needs().stream().filter(e -> !server(e).answers()).findFirst();
        if (silent.isPresent()) {
            leftOut.computeIfAbsent(silent.get(), e -> EnumSet.noneOf(CheckCode.class))
                    .add(check.code());
            return;
        }
        Finding finding;
        try {
            finding = check.look(this);
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            check.needs().forEach(endpoint -> server(endpoint).dropBroken());
            finding = broken(Failure.of(e));
        }
        items.get(part).add(item(check.code(), check.endpoint(), finding));
    }

    private static Finding broken(Failure failure) {
        return Finding.failed(
                "This could not be looked at: " + failure.detail(),
                failure.code().equals("ACCESS_DENIED")
                        ? "Grant the account what item PRIVILEGES names, and run the precheck again."
                        : failure.remedy());
    }

    private Item item(CheckCode code, Endpoint endpoint, Finding finding) {
        boolean skipped = finding.status() == Status.FAILED
                && code.isSkippable()
                && definition().options().skipChecks().contains(code.name());
        return new Item(
                code,
                endpoint,
                finding.status(),
                finding.detail(),
                finding.remedy(),
                code.isSkippable(),
                skipped,
                finding.object());
    }

    /** Everything found; a part that nobody has asked for is looked at now. */
    Report report() {
        for (Part part : Part.values()) {
            if (!items.containsKey(part)) {
                look(part);
            }
        }
        List<Item> all = new ArrayList<>();
        for (Endpoint endpoint : servers.keySet()) {
            server(endpoint)
                    .unreachable()
                    .ifPresent(why -> all.add(item(
                            CheckCode.CONNECT,
                            endpoint,
                            ConnectCheck.failed(why, leftOut.getOrDefault(endpoint, Set.of())))));
        }
        items.values().stream()
                .flatMap(List::stream)
                .filter(i -> i.check() != CheckCode.CONNECT
                        || server(i.endpoint()).unreachable().isEmpty())
                .forEach(all::add);
        return Report.of(all, Instant.now());
    }

    /** The tables that are on both sides already. */
    List<Twin> twins() {
        List<Twin> twins = new ArrayList<>();
        Map<TableName, TableName> targets = targetNames();
        sourceTables().values().forEach(source -> Optional.ofNullable(
                        targetTables().get(targets.get(source.name())))
                .ifPresent(target -> twins.add(new Twin(source, target))));
        return twins;
    }

    /** The names of the tables on the target, by those on the source. */
    Map<TableName, TableName> targetNames() {
        return run.tables().stream().collect(Collectors.toMap(Mapping::source, Mapping::target));
    }
}
