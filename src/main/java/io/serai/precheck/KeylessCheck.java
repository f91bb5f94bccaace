package io.serai.precheck;

import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.datasource.ServerType;
import io.serai.project.StepName;
import java.util.List;

/** Tables whose rows no key tells apart: carried, at a price that must be known beforehand. */
final class KeylessCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.TABLES_WITHOUT_KEY;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public Finding look(Examination examination) {
        List<TableName> keyless = examination.sourceTables().values().stream()
                .filter(t -> t.rowKey().isEmpty())
                .map(Table::name)
                .toList();
        if (keyless.isEmpty()) {
            return Finding.passed("Every table has a primary key, or a unique key whose columns are all NOT NULL.");
        }
        return Finding.warning(
                        "%s without a key that tells rows apart: %s. %s"
                                .formatted(
                                        Listing.count(keyless, "table", "tables"),
                                        Listing.of(keyless),
                                        price(examination)),
                        "Nothing to be done. Or else: ALTER TABLE %s ADD COLUMN id BIGINT AUTO_INCREMENT PRIMARY KEY;"
                                .formatted(keyless.get(0).quoted()))
                .about(keyless);
    }

    private static String price(Examination examination) {
        if (!examination.definition().has(StepName.CDC)) {
            return "Such a table is loaded in one piece, and from its beginning again when the load is interrupted.";
        }
        String how = examination.source().type() == ServerType.MARIADB
                ? "in a consistent read whose exact position the server tells"
                : "under a short read lock that gives its exact position";
        return "Such a table is loaded in one piece, " + how
                + ". A change of one of its rows is found by the whole row:"
                + " correct, also with equal rows, but slow when many of its rows are updated or deleted.";
    }
}
