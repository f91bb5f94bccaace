package io.serai.precheck;

import io.serai.database.Version;
import io.serai.datasource.ServerType;

/** The server's version is one that Serai knows, or a later one. */
record VersionCheck(Endpoint endpoint) implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.VERSION;
    }

    @Override
    public Finding look(Examination examination) {
        Server server = examination.server(endpoint);
        return judge(server.type(), server.version(), server.product());
    }

    static Finding judge(ServerType type, Version version, String product) {
        String oldest =
                switch (type) {
                    case MYSQL -> "5.7";
                    case MARIADB -> "10.5";
                    case OCEANBASE -> "4.0";
                };
        int dot = oldest.indexOf('.');
        boolean known = version.atLeast(
                Integer.parseInt(oldest.substring(0, dot)), Integer.parseInt(oldest.substring(dot + 1)));
        return known
                ? Finding.passed(product + ".")
                : Finding.failed(
                        product + " is older than " + oldest + ", the oldest that Serai knows.",
                        "Upgrade the server to " + oldest
                                + " or later, or migrate from a replica that runs such a version.");
    }
}
