package io.serai.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The sakila sample database: a shop that rents films, with triggers, views, procedures and functions. */
public final class Sakila {
    public static final String DATABASE = "sakila";

    private Sakila() {}

    /**
     * Creates the database {@value #DATABASE} with all its rows, replacing one that is there.
     *
     * <p>The scripts change the session; do not use the connection for anything else afterwards.
     */
    public static void load(Connection connection) throws SQLException {
        run(connection, "/sakila/schema.sql");
        run(connection, "/sakila/data.sql");
    }

    private static void run(Connection connection, String resource) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : SqlScript.split(read(resource))) {
                statement.execute(sql);
            }
        }
    }

    private static String read(String resource) {
        try (InputStream stream = Sakila.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s".formatted(resource), e);
        }
    }
}
