package io.serai.project;

import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.datasource.DataSource;
import io.serai.error.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds out which objects of the source a project's rules take. */
public final class Mappings {
    private final Databases databases;
    private final Catalog catalog;

    public Mappings(Databases databases, Catalog catalog) {
        this.databases = databases;
        this.catalog = catalog;
    }

    /** All objects that the rules take now, in the order of their names. */
    public List<Mapping> resolve(DataSource source, ObjectRules rules) {
        List<Mapping> mappings = new ArrayList<>();
        try (Connection connection = databases.connect(source, Session.PLAIN)) {
            for (String database : rules.databases()) {
                if (!catalog.isSystem(database)) {
                    catalog.entries(connection, database).forEach(e -> rules.target(e.name())
                            .ifPresent(target -> mappings.add(new Mapping(e.name(), target, e.view()))));
                }
            }
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "reading the objects of data source '" + source.name() + "'");
        }
        return mappings;
    }
}
