package io.serai.precheck;

import io.serai.project.Definition;

/** The server has a server_id, without which it sends its binlog to nobody. */
record ServerIdCheck(Endpoint endpoint) implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.SERVER_ID;
    }

    @Override
    public boolean concerns(Definition definition) {
        return endpoint.isReadByLink(definition);
    }

    @Override
    public Finding look(Examination examination) {
        Server server = examination.server(endpoint);
        long id = server.number("server_id");
        return id > 0 || server.variable("server_id").isEmpty()
                ? Finding.passed("server_id=" + id + ".")
                : Finding.failed(
                        "The server has server_id=0 and therefore refuses to send its binlog.",
                        "SET GLOBAL server_id = <a number that no other server of its replication has>; put it into the"
                                + " server's configuration too.");
    }
}
