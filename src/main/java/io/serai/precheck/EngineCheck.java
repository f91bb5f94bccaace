package io.serai.precheck;

import io.serai.database.Table;
import io.serai.datasource.ServerType;
import java.util.List;

/** All tables are InnoDB's: of other engines no consistent picture can be read while they are written. */
final class EngineCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.ENGINE;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public Finding look(Examination examination) {
        if (examination.source().type() == ServerType.OCEANBASE) {
            return Finding.passed("OceanBase has one engine.");
        }
        List<Table> others = examination.sourceTables().values().stream()
                .filter(t -> !"InnoDB".equalsIgnoreCase(t.engine()))
                .toList();
        if (others.isEmpty()) {
            return Finding.passed("All tables are InnoDB.");
        }
        List<String> named =
                others.stream().map(t -> t.name() + " (" + t.engine() + ")").toList();
        return Finding.failed(
                        "%s of the project %s not InnoDB, so there is no consistent picture to read under writes: %s."
                                .formatted(
                                        Listing.count(others, "table", "tables"),
                                        others.size() == 1 ? "is" : "are",
                                        Listing.of(named)),
                        "ALTER TABLE %s ENGINE=InnoDB; likewise for the others, or exclude them."
                                .formatted(others.get(0).name().quoted()))
                .about(others.stream().map(Table::name).toList());
    }
}
