package io.serai.it;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An account with no more privileges than a careful operator gives, for data sources whose account has troubles of its own. */
final class Mover {
    static final String USER = "mover";
    static final String PASSWORD = "Mover-1";

    private Mover() {}

    static void create(DatabaseServer server) throws SQLException {
        server.execute(
                "CREATE USER 'mover'@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, TRIGGER,"
                        + " EVENT, LOCK TABLES, REPLICATION SLAVE, REPLICATION CLIENT, PROCESS, SHOW DATABASES ON *.*"
                        + " TO 'mover'@'%'");
        if (server.type() == io.serai.datasource.ServerType.MARIADB) {
            server.execute("GRANT SLAVE MONITOR, BINLOG MONITOR ON *.* TO 'mover'@'%'");
        }
    }

    /** Another password, and the end of all sessions that were made with the old one. */
    static void changePassword(DatabaseServer server, String password) throws SQLException {
        server.execute("ALTER USER 'mover'@'%' IDENTIFIED BY '" + password + "'");
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String id :
                    Query.list(server, "SELECT id FROM information_schema.processlist WHERE user = '" + USER + "'")) {
                try {
                    statement.execute("KILL " + id);
                } catch (SQLException e) {
                    // It has just ended by itself.
                }
            }
        }
    }
}
