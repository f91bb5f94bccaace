package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.error.SeraiException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        Sql.execute(connection, "making a table", "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20))");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "orders|`orders`",
                "a`b|`a``b`",
                "`; DROP TABLE x; --|```; DROP TABLE x; --`",
                "a\\|`a\\`",
                "a.b|`a.b`"
            })
    void namesAreSafeWhateverTheyHold(String name, String quoted) {
        assertThat(Sql.quote(name)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"shop|'shop'", "it's|'it''s'", "a\\|'a\\\\'", "\\' OR 1=1 --|'\\\\'' OR 1=1 --'"})
    void textsAreSafeWhateverTheyHold(String text, String quoted) {
        assertThat(Sql.text(text)).isEqualTo(quoted);
    }

    @Test
    void rowsAreMapsByLabelInLowerCase() {
        Sql.execute(connection, "filling", "INSERT INTO t VALUES (1, 'a'), (2, NULL)");
        List<Map<String, String>> rows =
                Sql.rows(connection, "reading", "SELECT id AS ID, name AS N FROM t ORDER BY id");
        assertThat(rows).extracting(r -> r.get("id")).containsExactly("1", "2");
        assertThat(rows).extracting(r -> r.get("n")).containsExactly("a", null);
    }

    @Test
    void theFirstValueOfNoRowsIsEmptyAndSoIsNull() {
        assertThat(Sql.value(connection, "reading", "SELECT id FROM t")).isEmpty();
        assertThat(Sql.value(connection, "reading", "SELECT 7")).contains("7");
        Sql.execute(connection, "filling", "INSERT INTO t VALUES (1, NULL)");
        assertThat(Sql.value(connection, "reading", "SELECT name FROM t")).isEmpty();
    }

    @Test
    void whatIsThrownRollsBackEverythingAndKeepsItsType() throws SQLException {
        assertThatThrownBy(() -> Sql.inTransaction(connection, "working", c -> {
                    Sql.execute(c, "filling", "INSERT INTO t VALUES (1, 'a')");
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Sql.value(connection, "counting", "SELECT COUNT(*) FROM t")).contains("0");
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void errorsOfTheServerAreTranslatedAndRolledBack() {
        assertThatThrownBy(() -> Sql.inTransaction(connection, "copying chunk 1", c -> {
                    Sql.execute(c, "filling", "INSERT INTO t VALUES (1, 'a')");
                    try (var statement = c.createStatement()) {
                        return statement.executeUpdate("INSERT INTO t VALUES (1, 'b')");
                    }
                }))
                .isInstanceOf(SeraiException.class)
                .hasMessageStartingWith("Copying chunk 1 failed");
        assertThat(Sql.value(connection, "counting", "SELECT COUNT(*) FROM t")).contains("0");
    }

    @Test
    void aTransactionCommitsAndGivesItsResult() {
        int changed = Sql.inTransaction(
                connection, "working", c -> Sql.execute(c, "filling", "INSERT INTO t VALUES (1, 'a'), (2, 'b')"));
        assertThat(changed).isEqualTo(2);
        assertThat(Sql.value(connection, "counting", "SELECT COUNT(*) FROM t")).contains("2");
    }
}
