package io.serai.cdc;

import io.serai.database.Binlog;
import io.serai.database.Catalog;
import io.serai.database.ConsistentRead;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.project.LinkStore;
import io.serai.project.Mapping;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeProperty;

/** Where the changes of a project begin, and where the load ended that they overlap. */
public final class StartPosition {
    private final Databases databases;
    private final Catalog catalog;

    public StartPosition(Databases databases, Catalog catalog) {
        this.databases = databases;
        this.catalog = catalog;
    }

    /**
     * Fixes the position before the first row is read, once. Every transaction before it is readable by then:
     *
     * <ul>
     *   <li>MySQL with GTIDs: the executed set holds a transaction only after InnoDB has committed it.
     *   <li>MariaDB: the position is that of a consistent snapshot.
     *   <li>MySQL without GTIDs: the position is read while a short lock on the tables proves that no write is under way.
     * </ul>
     *
     * Changes are read with the tables' structure of this moment. Without cdc nothing is done.
     */
    public void fix(@ExchangeProperty(Run.PROPERTY) Run run) {
        if (!run.definition().has(StepName.CDC)) {
            return;
        }
        try (Connection target = databases.open(run.target(), Session.WRITE);
                Connection source = databases.open(run.source(), Session.PLAIN)) {
            if (LinkStore.find(target, run.project(), run.direction().link()).isPresent()) {
                return;
            }
            List<TableName> names = run.tables().stream().map(Mapping::source).toList();
            Position position = position(run, source, names);
            Position settled = OpenXa.settle(run, source);
            List<Table> tables = tables(source, names);
            LinkStore.begin(target, run.project(), run.direction().link(), position, settled, tables);
            run.event("changes begin at " + position);
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "fixing the start position");
        }
    }

    private List<Table> tables(Connection source, List<TableName> names) {
        Map<TableName, Table> tables = catalog.tables(source, names);
        names.stream().filter(n -> !tables.containsKey(n)).findFirst().ifPresent(n -> {
            throw new SeraiException(
                    "TABLE_MISSING",
                    "Table " + n + " is not on the source any more.",
                    "Create the table, or start a new project without it.");
        });
        return List.copyOf(tables.values());
    }

    private Position position(Run run, Connection source, List<TableName> names) throws SQLException {
        ServerType type = run.source().type();
        if (type != ServerType.MARIADB) {
            Position end = Binlog.end(source, type);
            if (end.hasGtids()) {
                return end;
            }
        }
        try (Connection reader = databases.open(run.source(), Session.PLAIN)) {
            try {
                return ConsistentRead.begin(reader, source, type, names);
            } finally {
                Sql.execute(reader, "ending the consistent read", "ROLLBACK");
            }
        }
    }

    /** Notes that the last row of the load has been read: whatever a row may have shown is before the binlog's end by now. */
    public void endLoad(@ExchangeProperty(Run.PROPERTY) Run run) {
        if (!run.definition().has(StepName.CDC) || run.isStopping()) {
            return;
        }
        try (Connection target = databases.open(run.target(), Session.WRITE);
                Connection source = databases.open(run.source(), Session.PLAIN)) {
            LinkStore.loadEnded(
                    target,
                    run.project(),
                    run.direction().link(),
                    Binlog.end(source, run.source().type()),
                    Binlog.clock(source));
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "noting the end of the load");
        }
    }
}
