package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.Position;
import io.serai.database.Sample;
import io.serai.database.SmallServer;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import io.serai.project.LinkStore.Checkpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LinkStoreTest {
    private static final Position START = new Position("binlog.000001", 4, "0-1-5");
    private static final Position LATER = new Position("binlog.000002", 5_000_000_000L, "0-1-9,1-2-3");
    private static final List<Table> TABLES = List.of(Sample.table(
            "shop.orders",
            List.of(Sample.column("id", "bigint unsigned"), Sample.column("e", "enum('it''s','a\\\\b')")),
            Sample.primary("id DESC")));

    private static final Map<String, Prepared> OPEN = Map.of("X'61',X'',1", new Prepared(START, "0-1-6", true));

    private SmallServer server;
    private Connection target;

    @BeforeEach
    void open() throws SQLException {
        server = new SmallServer();
        target = server.open();
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
        server.close();
    }

    @Test
    void aLinkBeginsAtItsPositionWithTheTablesOfThatMoment() {
        assertThat(LinkStore.find(target, "shop", Direction.FORWARD.link())).isEmpty();
        LinkStore.begin(target, "shop", Direction.FORWARD.link(), START, null, TABLES);
        assertThat(LinkStore.find(target, "shop", Direction.FORWARD.link()))
                .contains(new Checkpoint(START, null, 0, false, TABLES, Map.of(), null, null));
        assertThat(LinkStore.find(target, "Shop", Direction.FORWARD.link())).isEmpty();
        assertThat(LinkStore.find(target, "shop", "reverse")).isEmpty();
    }

    @Test
    void aLinkWithoutALoadIsStrictFromItsFirstPosition() {
        LinkStore.prepare(target);
        LinkStore.beginStrictly(target, "shop", "reverse", START, LATER, TABLES, "token");
        assertThat(LinkStore.look(target, "shop", "reverse"))
                .contains(new Checkpoint(START, START, 0, true, TABLES, Map.of(), LATER, "token"));
        assertThat(LinkStore.look(target, "shop", "forward")).isEmpty();
    }

    @Test
    void aServerThatNeverHadACheckpointIsLookedAtAndLeftAsItIs() {
        assertThat(LinkStore.look(target, "shop", "reverse")).isEmpty();
        assertThatThrownBy(() -> Sql.rows(target, "looking", "SELECT 1 FROM serai.link"))
                .isInstanceOf(SeraiException.class);
    }

    @Test
    void aLinkOfAnEarlierVersionGoesOn() {
        LinkStore.prepare(target);
        LinkStore.begin(target, "shop", Direction.FORWARD.link(), START, null, TABLES);
        Sql.execute(target, "making it old", "ALTER TABLE serai.link DROP COLUMN prepared");
        Sql.execute(target, "making it old", "ALTER TABLE serai.link DROP COLUMN settled");

        LinkStore.prepare(target);

        assertThat(LinkStore.find(target, "shop", Direction.FORWARD.link()))
                .contains(new Checkpoint(START, null, 0, false, TABLES, Map.of(), null, null));
    }

    @Test
    void aPositionThatIsFixedIsNotFixedAgain() {
        LinkStore.find(target, "shop", Direction.FORWARD.link());
        LinkStore.begin(target, "shop", Direction.FORWARD.link(), START, null, TABLES);
        assertThatThrownBy(() -> LinkStore.begin(target, "shop", Direction.FORWARD.link(), LATER, LATER, TABLES))
                .isInstanceOf(SeraiException.class);
        assertThat(LinkStore.find(target, "shop", Direction.FORWARD.link())
                        .orElseThrow()
                        .position())
                .isEqualTo(START);
    }

    @Test
    void movingOnChangesTheOneCheckpointAndKeepsWhatTheLoadNoted() throws SQLException {
        begin("shop");
        begin("other");
        LinkStore.loadEnded(target, "shop", Direction.FORWARD.link(), LATER, 1_700_000_000.25);
        assertThat(update(LinkStore.move("shop", Direction.FORWARD.link(), LATER, OPEN, true)))
                .isEqualTo(1);
        assertThat(LinkStore.find(target, "shop", Direction.FORWARD.link()))
                .contains(new Checkpoint(LATER, LATER, 1_700_000_000.25, true, TABLES, OPEN, null, null));
        assertThat(LinkStore.find(target, "other", Direction.FORWARD.link())
                        .orElseThrow()
                        .position())
                .isEqualTo(START);
    }

    @Test
    void movingACheckpointThatIsGoneChangesNothing() throws SQLException {
        begin("shop");
        LinkStore.end(target, "shop", Direction.FORWARD.link());
        assertThat(update(LinkStore.move("shop", Direction.FORWARD.link(), LATER, OPEN, true)))
                .isZero();
    }

    @Test
    void tablesThatWereReadAsAWholeHaveTheirPosition() {
        begin("shop");
        TableName log = new TableName("shop", "it's a log");
        LinkStore.readAt(target, "shop", log, START);
        LinkStore.readAt(target, "shop", log, LATER);
        LinkStore.readAt(target, "other", log, START);
        assertThat(LinkStore.readAt(target, "shop")).isEqualTo(Map.of(log, LATER));
        LinkStore.end(target, "shop", Direction.FORWARD.link());
        assertThat(LinkStore.readAt(target, "shop")).isEmpty();
        assertThat(LinkStore.readAt(target, "other")).hasSize(1);
    }

    @Test
    void aCheckpointThatSomebodyEditedIsTold() {
        begin("shop");
        Sql.execute(target, "editing", "UPDATE serai.link SET tables='['");
        assertThatThrownBy(() -> LinkStore.find(target, "shop", Direction.FORWARD.link()))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("CHECKPOINT_UNREADABLE"));
    }

    private void begin(String project) {
        LinkStore.prepare(target);
        LinkStore.begin(target, project, Direction.FORWARD.link(), START, null, TABLES);
    }

    private int update(String sql) throws SQLException {
        try (var statement = target.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
