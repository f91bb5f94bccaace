package io.serai.precheck;

import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.datasource.ServerType;
import io.serai.project.Definition;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The privileges that the steps of a project need on its target. */
final class TargetNeeds {
    /** The database in which Serai keeps leases and checkpoints beside the rows. */
    static final String HELPER_DATABASE = "serai";

    private final Examination examination;
    private final Run run;
    private final Definition definition;

    TargetNeeds(Examination examination) {
        this.examination = examination;
        this.run = examination.run();
        this.definition = run.definition();
    }

    List<Need> all() {
        List<Need> needs = new ArrayList<>(helpers());
        Set<String> onTables = onTables();
        run.tables().forEach(m -> onTables.forEach(privilege -> needs.add(Need.on(m.target(), privilege))));
        if (definition.has(StepName.SCHEMA)) {
            for (Mapping view : run.views()) {
                List.of("CREATE VIEW", "DROP", "SELECT")
                        .forEach(privilege -> needs.add(Need.on(view.target(), privilege)));
            }
            needs.addAll(references());
        }
        if (definition.has(StepName.REVERSE_LINK)) {
            needs.addAll(SourceNeeds.binlog(examination.target()));
        }
        return needs;
    }

    static List<Need> helpers() {
        return List.of("CREATE", "DROP", "SELECT", "INSERT", "UPDATE", "DELETE").stream()
                .map(privilege -> Need.onDatabase(HELPER_DATABASE, privilege))
                .toList();
    }

    private Set<String> onTables() {
        Set<String> privileges = new TreeSet<>(Set.of("SELECT"));
        if (definition.has(StepName.SCHEMA)) {
            privileges.addAll(List.of("CREATE", "ALTER", "INDEX", "DROP"));
        }
        if (definition.has(StepName.FULL_LOAD)) {
            privileges.addAll(List.of("INSERT", "DELETE", "DROP"));
        }
        if (definition.has(StepName.CDC)) {
            privileges.addAll(List.of("INSERT", "UPDATE", "DELETE"));
        }
        return privileges;
    }

    /** Both ends of a foreign key. OceanBase asks for no such privilege. */
    private List<Need> references() {
        if (examination.target().type() == ServerType.OCEANBASE) {
            return List.of();
        }
        Map<TableName, TableName> targets = examination.targetNames();
        List<Need> needs = new ArrayList<>();
        for (Table table : examination.sourceTables().values()) {
            table.foreignKeys().forEach(key -> {
                needs.add(Need.on(targets.get(table.name()), "REFERENCES"));
                needs.add(Need.on(targets.getOrDefault(key.referenced(), key.referenced()), "REFERENCES"));
            });
        }
        return needs;
    }
}
