package io.serai.precheck;

import io.serai.datasource.ServerType;
import io.serai.project.Definition;

/** The server writes a binlog. */
record BinlogOnCheck(Endpoint endpoint) implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.BINLOG_ON;
    }

    @Override
    public boolean concerns(Definition definition) {
        return endpoint.isReadByLink(definition);
    }

    @Override
    public Finding look(Examination examination) {
        Server server = examination.server(endpoint);
        if (server.isOn("log_bin")) {
            return Finding.passed("log_bin is ON.");
        }
        String remedy = server.type() == ServerType.OCEANBASE
                ? "Give the tenant a binlog with OceanBase's Binlog Service (CREATE BINLOG FOR TENANT ...), and let"
                        + " the data source point to an obproxy that forwards to it."
                : "Put log_bin=binlog, binlog_format=ROW, binlog_row_image=FULL and a server_id into the server's"
                        + " configuration and restart it; log_bin can not be changed while it runs.";
        return Finding.failed("The server writes no binlog (log_bin=OFF), so cdc has nothing to follow.", remedy);
    }
}
