package io.serai.database;

import io.serai.datasource.ConnectionTest;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Connects to a data source outside every pool, asks what it is and how long an answer takes. */
public final class ServerTest implements ConnectionTest {
    private final Databases databases;

    public ServerTest(Databases databases) {
        this.databases = databases;
    }

    @Override
    public Result run(DataSource source) {
        try (Connection connection = databases.connect(source, Session.PLAIN)) {
            String version = Version.of(connection).text();
            long before = System.nanoTime();
            Sql.value(connection, "asking for a sign of life", "SELECT 1");
            double millis = Math.round((System.nanoTime() - before) / 1e4) / 100.0;
            ServerType answering = product(connection);
            List<String> problems = new ArrayList<>();
            if (answering != source.type()) {
                problems.add("The data source says type '%s', but the server that answers is %s (%s)."
                        .formatted(source.type().apiName(), answering.apiName(), version));
            }
            return new Result(true, version, answering.apiName(), millis, problems);
        } catch (SeraiException e) {
            return new Result(false, null, null, null, List.of(e.getMessage()));
        } catch (SQLException e) {
            return new Result(false, null, null, null, List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Which kind of server answers, whatever the data source says. */
    public static ServerType product(Connection connection) {
        String says = Sql.rows(connection, "asking what the server is", "SELECT VERSION() AS v, @@version_comment AS c")
                .get(0)
                .values()
                .toString()
                .toLowerCase(Locale.ROOT);
        if (says.contains("oceanbase")) {
            return ServerType.OCEANBASE;
        }
        return says.contains("mariadb") ? ServerType.MARIADB : ServerType.MYSQL;
    }
}
