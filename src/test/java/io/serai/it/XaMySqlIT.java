package io.serai.it;

import io.serai.datasource.ServerType;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From MySQL to MySQL. */
class XaMySqlIT extends XaTransactions {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape(ServerType.MYSQL, ServerType.MYSQL, settings -> {});

    @Override
    Landscape landscape() {
        return LANDSCAPE;
    }

    /** The whole of it, up to XA PREPARE, is one event then. */
    @Test
    void aCompressedOneIsReadAgainLikeAnyOther() throws SQLException {
        Subject project = following("packed");
        source(
                "USE packed",
                "SET SESSION binlog_transaction_compression=ON",
                "XA START 'z'",
                "INSERT INTO t VALUES (10, 1, 10), (11, 1, 11)",
                "INSERT INTO log VALUES ('z')",
                "XA END 'z'",
                "XA PREPARE 'z'");
        source("INSERT INTO packed.t VALUES (12, 1, 12)");
        decide("XA COMMIT 'z'");
        end(project);
    }
}
