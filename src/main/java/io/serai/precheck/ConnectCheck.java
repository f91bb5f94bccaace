package io.serai.precheck;

import io.serai.error.SeraiException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The server answers, takes the account, and is of the type that the data source says. */
record ConnectCheck(Endpoint endpoint) implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.CONNECT;
    }

    /** When there is no connection, the report says so itself: any later check may be the one that notices. */
    @Override
    public Finding look(Examination examination) {
        Server server = examination.server(endpoint);
        return Finding.passed("%s answers as %s.".formatted(server.dataSource(), server.product()));
    }

    static Finding failed(SeraiException why, Collection<CheckCode> leftOut) {
        Set<CheckCode> others = new TreeSet<>(leftOut);
        others.remove(CheckCode.CONNECT);
        String detail = why.getMessage();
        if (!others.isEmpty()) {
            detail += (detail.endsWith(".") ? "" : ".") + " Not looked at for that reason: "
                    + String.join(", ", others.stream().map(CheckCode::name).toList()) + ".";
        }
        return Finding.failed(detail, remedy(why));
    }

    private static String remedy(SeraiException why) {
        return switch (why.code()) {
            case "ACCESS_DENIED" ->
                "Correct user and password of the data source, or let the account in from this machine"
                        + " (CREATE USER ... IDENTIFIED BY ...), and run the precheck again.";
            case "SERVER_UNAVAILABLE" ->
                "See that the server is up, that it listens on the data source's host and port (bind_address), and"
                        + " that no firewall is between; then run the precheck again.";
            default -> why.remedy();
        };
    }
}
