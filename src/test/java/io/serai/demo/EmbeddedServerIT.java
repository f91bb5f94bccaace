package io.serai.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedServerIT {
    @TempDir
    private Path directory;

    @Test
    void loadsSakilaWhole() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.in(directory).start()) {
            load(server);
            assertThat(number(server, "SELECT COUNT(*) FROM sakila.actor")).isEqualTo(200);
            assertThat(number(server, "SELECT COUNT(*) FROM sakila.film")).isEqualTo(1000);
            assertThat(number(server, "SELECT COUNT(*) FROM sakila.film_text")).isEqualTo(1000);
            assertThat(number(server, "SELECT COUNT(*) FROM sakila.rental")).isEqualTo(16_044);
            assertThat(number(server, "SELECT COUNT(*) FROM sakila.payment")).isEqualTo(16_049);
            assertThat(number(
                            server, "SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = 'sakila'"))
                    .isEqualTo(6);
            assertThat(number(server, "SELECT sakila.inventory_in_stock(9)")).isZero();
        }
    }

    @Test
    void writesTheBinlogThatMigrationsNeed() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.in(directory)
                .serverId(4711)
                .arguments("--max-connections=42")
                .start()) {
            assertThat(number(
                            server,
                            "SELECT @@log_bin AND @@binlog_format = 'ROW' AND @@binlog_row_image = 'FULL'"
                                    + " AND @@binlog_row_metadata = 'FULL' AND @@gtid_strict_mode AND @@local_infile"))
                    .isEqualTo(1);
            assertThat(number(server, "SELECT @@server_id")).isEqualTo(4711);
            assertThat(number(server, "SELECT @@max_connections")).isEqualTo(42);
        }
    }

    @Test
    void leavesTemporaryTablesOfOtherServersAlone() throws IOException, SQLException {
        Path shared = Path.of(System.getProperty("java.io.tmpdir"));
        Path table = Files.createTempFile(shared, "#sql-temptable-", ".MAI");
        try (EmbeddedServer server = EmbeddedServer.in(directory).start();
                Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT @@tmpdir")) {
            assertThat(table).exists();
            result.next();
            assertThat(Path.of(result.getString(1))).startsWith(directory).isDirectory();
            assertThat(number(
                            server, "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name LIKE '%tmp%'"))
                    .isZero();
        } finally {
            Files.delete(table);
        }
    }

    @Test
    void keepsItsDataWhenItIsKilledAndStartedAgain() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.in(directory).start()) {
            server.execute(
                    "CREATE DATABASE shop",
                    "CREATE TABLE shop.t (id INT PRIMARY KEY)",
                    "INSERT INTO shop.t VALUES (1)");
            int port = server.port();
            server.kill();
            assertThat(server.isRunning()).isFalse();
            assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
            server.start();
            assertThat(server.port()).isEqualTo(port);
            assertThat(number(server, "SELECT COUNT(*) FROM shop.t")).isEqualTo(1);
        }
    }

    @Test
    void saysWhyItCannotStart() {
        try (EmbeddedServer server = EmbeddedServer.in(directory).start()) {
            EmbeddedServer second = EmbeddedServer.in(directory.resolve("second"))
                    .port(server.port())
                    .build();
            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void theBusinessClientWritesAndStops() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.in(directory).start()) {
            load(server);
            BusinessClient client = BusinessClient.start(server::connect);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> client.writes() > 400 || client.failure() != null);
            client.close();
            assertThat(client.failure()).isNull();
            long binlogged = number(server, "SELECT SUM(LENGTH(@@gtid_binlog_pos))");
            assertThat(number(server, "SELECT COUNT(*) FROM sakila.rental")).isNotEqualTo(16_044);
            assertThat(binlogged).isPositive();
        }
    }

    private static void load(EmbeddedServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            Sakila.load(connection);
        }
    }

    private static long number(EmbeddedServer server, String query) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
