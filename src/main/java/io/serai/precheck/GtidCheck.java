package io.serai.precheck;

import io.serai.database.Sql;
import io.serai.datasource.ServerType;
import io.serai.project.Definition;
import java.util.regex.Pattern;

/** The source's transactions carry GTIDs, all or none, and of the plain kind. MariaDB's always do. */
final class GtidCheck implements Check {
    /** As in {@code uuid:1-9:tag:1-3}; the part before the first colon is hexadecimal. */
    private static final Pattern TAG = Pattern.compile(":\\s*[a-z_]", Pattern.CASE_INSENSITIVE);

    private static final String ON =
            "SET GLOBAL enforce_gtid_consistency = ON, then SET GLOBAL gtid_mode = OFF_PERMISSIVE, ON_PERMISSIVE and"
                    + " ON, one after the other.";

    @Override
    public CheckCode code() {
        return CheckCode.GTID;
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
        if (source.type() == ServerType.MARIADB) {
            return Finding.passed("MariaDB gives every transaction a GTID.");
        }
        String mode = source.variable("gtid_mode").orElse("OFF");
        String executed = source.variable("gtid_executed").isEmpty()
                ? ""
                : Sql.value(source.connection(), "reading the executed GTIDs", "SELECT @@GLOBAL.gtid_executed")
                        .orElse("");
        if (TAG.matcher(executed).find()) {
            return Finding.failed(
                    "The server has executed transactions with tagged GTIDs, which Serai does not read.",
                    "Migrate from a replica or a restored copy without them, and let no session set GTID_NEXT to a"
                            + " tag.");
        }
        if (mode.equalsIgnoreCase("ON")) {
            return Finding.passed("gtid_mode=ON.");
        }
        if (!executed.isEmpty()) {
            return Finding.failed(
                    "The server has gtid_mode=%s, but holds GTIDs of earlier times: new transactions have none, and a"
                                    .formatted(mode)
                            + " position that is told by GTIDs would miss them.",
                    ON);
        }
        return Finding.warning(
                "The server has gtid_mode=%s, so a position is a file's name and an offset. The link follows this one"
                                .formatted(mode)
                        + " server only: after a fail-over of the source to a replica it can not go on, and the project"
                        + " has to begin again.",
                "If the source may fail over during the migration, turn GTIDs on first. " + ON);
    }
}
