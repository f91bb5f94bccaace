package io.serai.project;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.Sample;
import io.serai.database.SmallServer;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.TablePair;
import io.serai.error.SeraiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DisplacedTest {
    private static final Table TABLE = Sample.table(
            "shop.t",
            List.of(
                    Sample.column("id", "int(6) unsigned zerofill"),
                    Sample.nullable(Sample.column("u", "int")),
                    Sample.nullable(Sample.column("a", "int")),
                    Sample.nullable(Sample.column("b", "int"))),
            Sample.primary("id"),
            Sample.unique("u", "u"),
            Sample.unique("ab", "a", "b"));
    private static final TablePair PAIR = Sample.pair(TABLE);

    private final Displaced displaced = new Displaced("shop");
    private SmallServer server;
    private Connection target;

    @BeforeEach
    void open() throws SQLException {
        server = new SmallServer();
        target = server.open();
        Sql.execute(target, "making t", "CREATE SCHEMA shop");
        Sql.execute(
                target,
                "making t",
                "CREATE TABLE shop.t (id INT PRIMARY KEY, u INT UNIQUE, a INT, b INT, UNIQUE (a, b))");
        Sql.execute(target, "filling t", "INSERT INTO shop.t VALUES (1,10,1,1),(2,20,1,2),(3,NULL,NULL,1)");
        Displaced.prepare(target);
        displaced.resume(target);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
        server.close();
    }

    @Test
    void everyRowThatHoldsAUniqueValueOfTheNewOneGivesWay() throws SQLException {
        assertThat(displaced.displace(target, PAIR, row("9", "10", "1", "2"))).isEqualTo(2);
        assertThat(ids()).containsExactly("3");
        assertThatThrownBy(() -> displaced.requireSettled(target))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("ROW_CONFLICT"))
                .hasMessageContaining("shop.t");
    }

    @Test
    void nullsClashWithNothing() throws SQLException {
        assertThat(displaced.displace(target, PAIR, row("9", null, null, "1"))).isZero();
        assertThat(ids()).containsExactly("1", "2", "3");
        assertThatCode(() -> displaced.requireSettled(target)).doesNotThrowAnyException();
    }

    @Test
    void onlyAFullMatchOfALongKeyIsAClash() throws SQLException {
        assertThat(displaced.displace(target, PAIR, row("9", "99", "2", "1"))).isZero();
        assertThat(ids()).hasSize(3);
    }

    @Test
    void aRowThatComesBackIsSettled() throws SQLException {
        displaced.displace(target, PAIR, row("9", "10", null, null));
        displaced.settle(target, PAIR, row("2", "77", null, null));
        assertThatThrownBy(() -> displaced.requireSettled(target)).isInstanceOf(SeraiException.class);
        displaced.settle(target, PAIR, row("1", "77", null, null));
        assertThatCode(() -> displaced.requireSettled(target)).doesNotThrowAnyException();
    }

    @Test
    void aKeyIsTheSameHoweverItsNumberIsWritten() throws SQLException {
        displaced.displace(target, PAIR, row("000009", "10", null, null));
        displaced.settle(target, PAIR, row("000001", "77", null, null));
        assertThatCode(() -> displaced.requireSettled(target)).doesNotThrowAnyException();
    }

    @Test
    void anotherRunKnowsWhatHasNotComeBack() throws SQLException {
        displaced.displace(target, PAIR, row("9", "10", null, null));
        Displaced later = new Displaced("shop");
        later.resume(target);
        later.settle(target, PAIR, row("1", "77", null, null));
        assertThatCode(() -> later.requireSettled(target)).doesNotThrowAnyException();
    }

    @Test
    void projectsDoNotWaitForEachOthersRows() throws SQLException {
        displaced.displace(target, PAIR, row("9", "10", null, null));
        Displaced other = new Displaced("other");
        other.resume(target);
        assertThatCode(() -> other.requireSettled(target)).doesNotThrowAnyException();
        other.settle(target, PAIR, row("1", "77", null, null));
        assertThatThrownBy(() -> displaced.requireSettled(target)).isInstanceOf(SeraiException.class);
        Displaced.drop(target, "shop");
        assertThatCode(() -> displaced.requireSettled(target)).doesNotThrowAnyException();
    }

    @Test
    void whatIsRolledBackIsNotWaitedForAfterAResume() throws SQLException {
        target.setAutoCommit(false);
        displaced.displace(target, PAIR, row("9", "10", null, null));
        target.rollback();
        displaced.resume(target);
        displaced.requireSettled(target);
        assertThat(ids()).containsExactly("1", "2", "3");
    }

    @Test
    void longValuesAreCutForPeople() {
        Table wide = Sample.table("shop.w", List.of(Sample.column("t", "text"), Sample.column("n", "int")));
        byte[] value = "x".repeat(1_000).getBytes(ISO_8859_1);
        assertThat(Displaced.describe(Sample.pair(wide), new byte[][] {value, null}))
                .startsWith("(t=_utf8mb4'xxx")
                .endsWith("..., n=NULL)")
                .hasSizeLessThan(200);
    }

    private static byte[][] row(String... values) {
        return Arrays.stream(values)
                .map(v -> v == null ? null : v.getBytes(ISO_8859_1))
                .toArray(byte[][]::new);
    }

    private List<String> ids() {
        return Sql.rows(target, "reading t", "SELECT id FROM shop.t ORDER BY id").stream()
                .map(r -> r.get("id"))
                .toList();
    }
}
