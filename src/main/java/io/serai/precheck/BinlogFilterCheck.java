package io.serai.precheck;

import io.serai.database.BinlogFilter;
import io.serai.project.Definition;
import io.serai.project.Mapping;
import io.serai.project.StepName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The binlog leaves out no database of the project (binlog_do_db, binlog_ignore_db). */
record BinlogFilterCheck(Endpoint endpoint) implements Check {
    /** Where a link keeps its checkpoint, by which its own transactions are told from those of others after a switchover. */
    private static final String OURS = "serai";

    @Override
    public CheckCode code() {
        return CheckCode.BINLOG_FILTER;
    }

    @Override
    public boolean concerns(Definition definition) {
        return endpoint.isReadByLink(definition);
    }

    @Override
    public Finding look(Examination examination) {
        Server server = examination.server(endpoint);
        if (!server.isOn("log_bin")) {
            return Finding.passed("There is no binlog that could be filtered.");
        }
        Set<String> databases = new LinkedHashSet<>();
        for (Mapping table : examination.run().tables()) {
            databases.add((endpoint == Endpoint.SOURCE ? table.source() : table.target()).database());
        }
        if (examination.definition().has(StepName.REVERSE_LINK)) {
            databases.add(OURS);
        }
        BinlogFilter filter = BinlogFilter.of(server.connection(), server.type());
        List<String> missing = filter.leftOut(databases);
        if (missing.isEmpty()) {
            return Finding.passed("The binlog holds every database of the project.");
        }
        return Finding.failed(
                        "The server leaves changes of %s out of its binlog (%s), so a link that reads it would miss them."
                                .formatted(Listing.of(missing), filter),
                        "Take the filter out of the server's configuration and restart it.")
                .about(missing);
    }
}
