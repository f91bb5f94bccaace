package io.serai.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.EmbeddedServer;
import io.serai.project.StepName;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetPrecheckIT {
    private Scene scene;

    @BeforeEach
    void set() throws SQLException {
        scene = new Scene();
        scene.target.execute("CREATE DATABASE shop");
    }

    @ParameterizedTest
    @CsvSource({
        "local_infile, 0, LOCAL_INFILE, WARNING",
        "max_allowed_packet, 16777216, MAX_ALLOWED_PACKET, WARNING",
        "max_allowed_packet, 1048576, MAX_ALLOWED_PACKET, FAILED",
        "read_only, 1, TARGET_READ_ONLY, PASSED",
        "innodb_force_primary_key, 1, TARGET_REQUIRES_KEY, FAILED",
    })
    void aSettingThatStandsInTheWayIsNamed(String variable, long value, CheckCode code, Status status)
            throws SQLException {
        scene.source.execute("CREATE TABLE shop.log (at DATETIME)");
        String before =
                Scene.column(scene.target, "SELECT @@GLOBAL." + variable).get(0);
        try {
            scene.target.execute("SET GLOBAL " + variable + "=" + value);
            Item item = scene.item(code);
            assertThat(item.status()).isEqualTo(status);
            assertThat(item.detail()).contains(variable);
        } finally {
            scene.target.execute("SET GLOBAL " + variable + "=" + before);
        }
    }

    @Test
    void anAccountThatMayNotPassReadOnlyFails() throws SQLException {
        scene.writingAs("pre_writer", "ALL ON shop.*", "ALL ON serai.*");
        try {
            scene.target.execute("SET GLOBAL read_only=1");
            assertThat(scene.item(CheckCode.TARGET_READ_ONLY))
                    .returns(Status.FAILED, Item::status)
                    .satisfies(i -> assertThat(i.remedy()).contains("SET GLOBAL read_only = OFF"));
        } finally {
            scene.target.execute("SET GLOBAL read_only=0");
        }
    }

    @Test
    void anEmptyTableIsTakenAndOneWithRowsFails() throws SQLException {
        scene.target.execute("CREATE TABLE shop.customer (id INT PRIMARY KEY, name VARCHAR(50))");
        assertThat(scene.item(CheckCode.TARGET_TABLES_EMPTY).detail())
                .contains("1 table is there already, without rows");
        scene.target.execute("INSERT INTO shop.customer VALUES (1, 'x')");
        Item item = scene.item(CheckCode.TARGET_TABLES_EMPTY);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.remedy()).contains("TRUNCATE TABLE `shop`.`customer`");
        assertThat(scene.steps(StepName.CDC).report().items())
                .extracting(Item::check)
                .doesNotContain(CheckCode.TARGET_TABLES_EMPTY);
    }

    @Test
    void rowsOfTheProjectsOwnLoadAreExpected() throws SQLException {
        scene.target.execute(
                "CREATE TABLE shop.customer (id INT PRIMARY KEY, name VARCHAR(50))",
                "INSERT INTO shop.customer VALUES (1, 'x')",
                "CREATE DATABASE serai",
                "CREATE TABLE serai.chunk (project VARCHAR(64), chunk INT)",
                "INSERT INTO serai.chunk VALUES ('other', 1)");
        assertThat(scene.item(CheckCode.TARGET_TABLES_EMPTY).status()).isEqualTo(Status.FAILED);
        scene.target.execute("INSERT INTO serai.chunk VALUES ('move', 1)");
        assertThat(scene.item(CheckCode.TARGET_TABLES_EMPTY).status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aNameThatAnotherKindOfObjectHasFails() throws SQLException {
        scene.target.execute("CREATE VIEW shop.orders AS SELECT 1 AS id", "CREATE TABLE shop.names (id INT)");
        assertThat(scene.item(CheckCode.TARGET_NAMES))
                .returns(Status.FAILED, Item::status)
                .satisfies(i -> assertThat(i.detail()).contains("shop.orders (VIEW) and shop.names (BASE TABLE)"));
    }

    @Test
    void withoutASchemaStepTheTablesMustBeThere() {
        Item item = scene.steps(StepName.FULL_LOAD, StepName.CDC).item(CheckCode.TARGET_TABLES_EXIST);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail()).contains("2 tables are missing").contains("shop.customer and shop.orders");
    }

    @Test
    void columnsThatAreMissingOrDemandAValueFail() throws SQLException {
        scene.target.execute(
                "CREATE TABLE shop.customer (id INT PRIMARY KEY)",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY, customer INT, must INT NOT NULL, may INT,"
                        + " has INT NOT NULL DEFAULT 1, made INT GENERATED ALWAYS AS (id) STORED)");
        Item item = scene.item(CheckCode.TARGET_COLUMNS);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail())
                .contains("shop.customer has no column name varchar(50)")
                .contains("shop.orders demands a value for its own column must")
                .doesNotContain("may", "has INT", "made");
    }

    @Test
    void columnsThatCanNotHoldEveryValueFail() throws SQLException {
        scene.target.execute("CREATE TABLE shop.customer (id SMALLINT PRIMARY KEY, name VARCHAR(40) NOT NULL)");
        Item item = scene.item(CheckCode.TARGET_COLUMNS_NARROWER);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail())
                .contains("shop.customer.id is int(11), but smallint(6) on the target")
                .contains("shop.customer.name is nullable, but NOT NULL on the target");
    }

    @Test
    void columnsThatTheSourceLacksOrHasNarrowerAreNamedForTheWayBack() throws SQLException {
        scene.target.execute(
                "CREATE TABLE shop.customer (id BIGINT PRIMARY KEY, name VARCHAR(80))",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY, customer INT, may INT, made INT GENERATED ALWAYS AS (id))");
        assertThat(scene.report().items()).extracting(Item::check).doesNotContain(CheckCode.REVERSE_COLUMNS);
        scene.steps(StepName.SCHEMA, StepName.FULL_LOAD, StepName.CDC, StepName.SWITCHOVER, StepName.REVERSE_LINK);
        Item missing = scene.item(CheckCode.REVERSE_COLUMNS);
        assertThat(missing.status()).isEqualTo(Status.FAILED);
        assertThat(missing.detail()).contains("shop.orders has no column may").doesNotContain("made");
        scene.target.execute("ALTER TABLE shop.orders DROP COLUMN may");
        Item narrower = scene.item(CheckCode.REVERSE_COLUMNS);
        assertThat(narrower.status()).isEqualTo(Status.WARNING);
        assertThat(narrower.detail()).contains("shop.customer.id is int(11)", "bigint(20)", "shop.customer.name is");
    }

    @Test
    void uniqueKeysThatDifferWarn() throws SQLException {
        scene.target.execute("CREATE TABLE shop.customer (id INT, name VARCHAR(50), UNIQUE KEY one_name (name))");
        Item item = scene.item(CheckCode.TARGET_KEYS);
        assertThat(item.status()).isEqualTo(Status.WARNING);
        assertThat(item.detail())
                .contains("shop.customer has one_name (name)")
                .contains("lacks the source's PRIMARY (id)");
    }

    @Test
    void triggersFailAndThoseThatCanNotBeSeenWarn() throws SQLException {
        scene.target.execute(
                "CREATE TABLE shop.customer (id INT PRIMARY KEY, name VARCHAR(50))",
                "CREATE TRIGGER shop.again BEFORE INSERT ON shop.customer FOR EACH ROW SET NEW.name = 'x'");
        assertThat(scene.item(CheckCode.TARGET_TRIGGERS))
                .returns(Status.FAILED, Item::status)
                .satisfies(i -> assertThat(i.detail()).contains("again on shop.customer"));
        scene.writingAs("pre_writer", "SELECT, INSERT ON shop.*");
        assertThat(scene.item(CheckCode.TARGET_TRIGGERS))
                .returns(Status.WARNING, Item::status)
                .satisfies(i -> assertThat(i.remedy()).contains("GRANT TRIGGER ON `shop`.*"));
    }

    @Test
    void eventsThatAreEnabledWarn() throws SQLException {
        scene.target.execute("CREATE EVENT shop.nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM shop.customer");
        try {
            scene.target.execute("SET GLOBAL event_scheduler=ON");
            assertThat(scene.item(CheckCode.TARGET_EVENTS))
                    .returns(Status.WARNING, Item::status)
                    .satisfies(i -> assertThat(i.remedy()).contains("ALTER EVENT `shop`.`nightly` DISABLE"));
        } finally {
            scene.target.execute("SET GLOBAL event_scheduler=OFF");
        }
    }

    @Test
    void aTableThatWouldBeCopiedOntoItselfFails() {
        scene.to(Scene.dataSource("to", scene.source, EmbeddedServer.USER, EmbeddedServer.PASSWORD));
        assertThat(scene.item(CheckCode.SAME_SERVER))
                .returns(Status.FAILED, Item::status)
                .satisfies(i -> assertThat(i.detail()).contains("shop.customer"));
        assertThat(scene.include("shop.*=copy.*").item(CheckCode.SAME_SERVER).status())
                .isEqualTo(Status.PASSED);
    }
}
