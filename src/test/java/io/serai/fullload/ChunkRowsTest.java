package io.serai.fullload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.Sample;
import io.serai.database.SmallServer;
import io.serai.database.Sql;
import io.serai.database.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChunkRowsTest {
    private static final Table TABLE = Sample.table(
            "shop.t",
            List.of(Sample.column("id", "int"), Sample.nullable(Sample.column("name", "varchar(9)"))),
            Sample.primary("id"));

    private final ChunkRows rows = new ChunkRows(new Chunk(Sample.pair(TABLE), 0, List.of("1"), List.of("4")));
    private SmallServer server;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        server = new SmallServer();
        connection = server.open();
        Sql.execute(connection, "making t", "CREATE SCHEMA shop");
        Sql.execute(connection, "making t", "CREATE TABLE shop.t (id INT PRIMARY KEY, name VARCHAR(9))");
        Sql.execute(connection, "filling t", "INSERT INTO shop.t VALUES (1,'a'),(2,'b'),(3,NULL),(4,'d'),(5,'e')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        server.close();
    }

    @Test
    void rowsBetweenTheBoundsAreReadInTheOrderOfTheKey() throws SQLException {
        assertThat(read()).containsExactly("[2, b]", "[3, null]", "[4, d]");
    }

    @Test
    void visitorsSeeEachOthersChangesAndCanLeaveRowsOut() throws SQLException {
        rows.visit("shop.t", row -> row.text("name", row.text("id") + row.text("name")));
        rows.visit("shop.t", row -> {
            if (row.text("name").equals("3null")) {
                row.drop();
            }
        });
        rows.visit("shop.t", row -> assertThat(row.text("id")).isNotEqualTo("3"));
        assertThat(read()).containsExactly("[2, 2b]", "[4, 4d]");
    }

    @Test
    void rowsThatAreReadAgainAreTheSame() throws SQLException {
        rows.visit("shop.t", row -> row.text("name", "x"));
        assertThat(read()).isEqualTo(read());
    }

    @Test
    void visitorsOfAnotherTableSeeNothing() throws SQLException {
        rows.visit("shop.T", row -> row.drop());
        rows.visit("crm.t", row -> row.drop());
        assertThat(read()).hasSize(3);
    }

    @Test
    void whatASinkThrowsComesThrough() {
        assertThatThrownBy(() -> rows.read(connection, row -> {
                    throw new SQLException("the target is full");
                }))
                .isInstanceOf(SQLException.class)
                .hasMessage("the target is full");
    }

    private List<String> read() throws SQLException {
        List<String> read = new ArrayList<>();
        rows.read(
                connection,
                row -> read.add(Arrays.stream(row)
                        .map(v -> v == null ? null : new String(v))
                        .toList()
                        .toString()));
        return read;
    }
}
