package io.serai.database.ddl;

import io.serai.database.Version;
import io.serai.datasource.ServerType;
import java.util.List;

/** A MySQL server as the target. */
final class MySqlDialect implements Dialect {
    private final ServerType from;
    private final Version version;
    private final Findings findings;

    MySqlDialect(ServerType from, Version version, Findings findings) {
        this.from = from;
        this.version = version;
        this.findings = findings;
    }

    @Override
    public void adapt(CreateTable table) {
        if (from == ServerType.MARIADB) {
            new FromMariaDb(findings).apply(table);
            refuseDefaultPartition(table);
        }
        if (from == ServerType.OCEANBASE) {
            table.changeKeys(OceanBaseDialect::withoutOwnOptions);
        }
        boolean checks = !table.items(CheckDefinition.class).isEmpty()
                || table.columns().stream().anyMatch(c -> c.has("CHECK"));
        if (checks && !takesChecks()) {
            findings.note("MySQL " + version.text() + " reads CHECKs and forgets them.");
        }
    }

    private boolean takesChecks() {
        return version.atLeast(8, 1) || version.atLeast(8, 0) && version.patch() >= 16;
    }

    private void refuseDefaultPartition(CreateTable table) {
        List<Token> tokens = table.partitioning();
        for (int i = 2; i < tokens.size(); i++) {
            if (tokens.get(i).is("DEFAULT") && tokens.get(i - 2).is("PARTITION")) {
                findings.refuse(
                        "Partition %s takes all values that no other takes, which MySQL does not have. List its values on"
                                        .formatted(tokens.get(i - 1).text())
                                + " the source, or create the table on the target yourself.");
            }
        }
    }

    @Override
    public boolean isSureOf(KeyDefinition key) {
        return true;
    }
}
