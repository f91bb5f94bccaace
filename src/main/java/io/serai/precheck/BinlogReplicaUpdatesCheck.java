package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.project.Definition;

/** A source that is a replica itself writes into its own binlog what it gets from its source. */
final class BinlogReplicaUpdatesCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.BINLOG_REPLICA_UPDATES;
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
        if (source.isOn("log_slave_updates") || source.isOn("log_replica_updates")) {
            return Finding.passed("The binlog holds replicated changes too.");
        }
        return source.isOn("log_bin") && isReplica(source)
                ? Finding.failed(
                        "The server is a replica with log_slave_updates=OFF: what it replicates is missing from its"
                                + " binlog, so cdc would miss it.",
                        "Put log_slave_updates=ON into the server's configuration and restart it, or let the data"
                                + " source point to the server that this one replicates from.")
                : Finding.passed("The server is no replica, or writes no binlog at all.");
    }

    /** Who may not see the configuration of a replica sees at least whether one is running. */
    private static boolean isReplica(Server source) {
        String doing = "asking whether the server is a replica";
        try {
            boolean renamed =
                    source.type() == ServerType.MYSQL && source.version().atLeast(8, 2);
            return !Sql.rows(source.connection(), doing, renamed ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS")
                    .isEmpty();
        } catch (SeraiException e) {
            if (!e.code().equals("ACCESS_DENIED")) {
                throw e;
            }
            return Sql.rows(source.connection(), doing, "SHOW GLOBAL STATUS LIKE 'Slave%running'").stream()
                    .map(row -> row.get("value"))
                    .anyMatch(value -> !value.equals("OFF") && !value.equals("0"));
        }
    }
}
