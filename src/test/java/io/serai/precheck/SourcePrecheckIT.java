package io.serai.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.project.StepName;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourcePrecheckIT {
    private Scene scene;

    @BeforeEach
    void set() throws SQLException {
        scene = new Scene();
    }

    @ParameterizedTest
    @CsvSource({
        "binlog_format, 'STATEMENT', BINLOG_FORMAT, FAILED",
        "binlog_format, 'MIXED', BINLOG_FORMAT, FAILED",
        "binlog_row_image, 'MINIMAL', BINLOG_ROW_IMAGE, FAILED",
        "log_bin_compress, 1, BINLOG_COMPRESSION, FAILED",
        "binlog_expire_logs_seconds, 3600, BINLOG_RETENTION, WARNING",
        "max_binlog_total_size, 104857600, BINLOG_RETENTION, WARNING",
    })
    void aSettingUnderWhichTheBinlogCanNotBeFollowedIsNamed(
            String variable, String value, CheckCode code, Status status) throws SQLException {
        String before =
                Scene.column(scene.source, "SELECT @@GLOBAL." + variable).get(0);
        String quoted = value.matches("\\d+") ? value : "'" + value + "'";
        try {
            scene.source.execute("SET GLOBAL " + variable + "=" + quoted);
            Item item = scene.item(code);
            assertThat(item.status()).isEqualTo(status);
            assertThat(item.detail()).contains(variable.startsWith("binlog_expire") ? "3,600 seconds" : variable);
            assertThat(item.remedy()).contains("SET GLOBAL " + variable);
        } finally {
            scene.source.execute(
                    "SET GLOBAL " + variable + "=" + (before.matches("\\d+") ? before : "'" + before + "'"));
        }
    }

    @Test
    void rulesThatTakeNothingFail() {
        Item item = scene.include("nowhere.*").exclude("nowhere.x").item(CheckCode.OBJECTS);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail()).contains("nowhere.*, without nowhere.x");
    }

    @Test
    void aNameThatDoesNotExistFailsAndAPatternThatTakesNothingWarns() {
        Item item = scene.include("shop.*", "shop.order", "shop.tmp_*").item(CheckCode.OBJECTS);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail())
                .contains("not there")
                .contains("shop.order.")
                .contains("Nothing is taken by shop.tmp_*");
        assertThat(scene.include("shop.*", "shop.tmp_*").item(CheckCode.OBJECTS).status())
                .isEqualTo(Status.WARNING);
    }

    @Test
    void anObjectThatHasGoneSinceTheStartFails() throws SQLException {
        scene.freeze();
        scene.source.execute("DROP VIEW shop.names", "DROP TABLE shop.orders");
        assertThat(scene.item(CheckCode.OBJECTS).detail()).contains("shop.orders and shop.names");
    }

    @Test
    void aTableWithoutTransactionsFails() throws SQLException {
        scene.source.execute("CREATE TABLE shop.isam (id INT PRIMARY KEY) ENGINE=MyISAM");
        Item item = scene.item(CheckCode.ENGINE);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail()).contains("shop.isam (MyISAM)");
        assertThat(item.remedy()).contains("ALTER TABLE `shop`.`isam` ENGINE=InnoDB");
        assertThat(item.object()).isEqualTo("shop.isam");
    }

    @Test
    void aTableWithoutAKeyWarnsAndSaysWhatThatMeans() throws SQLException {
        scene.source.execute(
                "CREATE TABLE shop.log (at DATETIME, what TEXT)",
                "CREATE TABLE shop.loose (code INT, UNIQUE KEY (code))",
                "CREATE TABLE shop.tight (code INT NOT NULL, UNIQUE KEY (code))");
        Item item = scene.item(CheckCode.TABLES_WITHOUT_KEY);
        assertThat(item.status()).isEqualTo(Status.WARNING);
        assertThat(item.detail())
                .contains("2 tables")
                .contains("shop.log and shop.loose")
                .contains("whole row");
        assertThat(scene.report().passed()).isTrue();
    }

    @Test
    void typesThatAreNotCarriedFail() throws SQLException {
        scene.source.execute(
                "CREATE TABLE shop.ids (id UUID PRIMARY KEY, a INET4, b INET6)",
                "CREATE TABLE shop.packed (id INT PRIMARY KEY, text TEXT COMPRESSED)");
        Item item = scene.item(CheckCode.COLUMN_TYPES);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail())
                .contains("4 columns")
                .contains("shop.ids.id (type uuid")
                .contains("shop.packed.text");
        assertThat(scene.steps(StepName.FULL_LOAD).item(CheckCode.COLUMN_TYPES).detail())
                .contains("3 columns")
                .doesNotContain("packed");
    }

    @Test
    void temporalColumnsOfAnOldFormatFail() throws SQLException {
        try {
            scene.source.execute(
                    "SET GLOBAL mysql56_temporal_format=OFF",
                    "CREATE TABLE shop.old (id INT PRIMARY KEY, coarse DATETIME, fine DATETIME(3))");
        } finally {
            scene.source.execute("SET GLOBAL mysql56_temporal_format=ON");
        }
        assertThat(scene.item(CheckCode.COLUMN_TYPES).detail())
                .contains("1 column ")
                .contains("shop.old.fine");
    }

    @Test
    void whatIsNoOrdinaryTableIsNamed() throws SQLException {
        scene.source.execute("CREATE SEQUENCE shop.numbers");
        Item item = scene.item(CheckCode.TABLE_TYPES);
        assertThat(item.status()).isEqualTo(Status.WARNING);
        assertThat(item.detail()).contains("shop.numbers (SEQUENCE)");
        scene.source.execute("CREATE TABLE shop.history (id INT PRIMARY KEY) WITH SYSTEM VERSIONING");
        Item both = scene.item(CheckCode.TABLE_TYPES);
        assertThat(both.status()).isEqualTo(Status.FAILED);
        assertThat(both.detail()).contains("shop.history").contains("shop.numbers");
        assertThat(scene.exclude("shop.history", "shop.numbers")
                        .item(CheckCode.TABLE_TYPES)
                        .status())
                .isEqualTo(Status.PASSED);
    }

    @Test
    void aForeignKeyToATableOutsideOfTheProjectFailsUnlessTheTargetHasThatTable() throws SQLException {
        scene.exclude("shop.customer", "shop.names");
        Item item = scene.item(CheckCode.FOREIGN_KEYS_OUTSIDE);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail()).contains("shop.customer (from shop.orders.of_customer)");
        assertThat(item.object()).isEqualTo("shop.customer");
        scene.target.execute("CREATE DATABASE shop", "CREATE TABLE shop.customer (id INT PRIMARY KEY)");
        assertThat(scene.item(CheckCode.FOREIGN_KEYS_OUTSIDE).status()).isEqualTo(Status.WARNING);
    }

    @Test
    void aMemberWithAQuestionMarkIsDoubtfulAndOneThatHasLostACharacterFails() throws SQLException {
        assertThat(scene.item(CheckCode.MEMBERS).status()).isEqualTo(Status.PASSED);
        scene.source.execute(
                "CREATE TABLE shop.moods (id INT PRIMARY KEY, e ENUM('\uD83D\uDE00', 'a') CHARACTER SET utf8mb4)",
                "INSERT INTO shop.moods VALUES (1, 2)",
                "CREATE TABLE shop.narrow (id INT PRIMARY KEY, e ENUM('?') CHARACTER SET latin1)");
        Item doubt = scene.item(CheckCode.MEMBERS);
        assertThat(doubt.status()).isEqualTo(Status.WARNING);
        assertThat(doubt.detail()).contains("shop.moods.e").doesNotContain("narrow");
        scene.source.execute("INSERT INTO shop.moods VALUES (2, 1)");
        Item lost = scene.item(CheckCode.MEMBERS);
        assertThat(lost.status()).isEqualTo(Status.FAILED);
        assertThat(lost.detail()).contains("shop.moods.e");
    }

    @Test
    void aForeignKeyThatActsForATableOutsideOfTheProjectFails() throws SQLException {
        scene.source.execute("CREATE TABLE shop.notes (id INT PRIMARY KEY, customer INT,"
                + " CONSTRAINT goes FOREIGN KEY (customer) REFERENCES shop.customer (id) ON DELETE CASCADE)");
        assertThat(scene.item(CheckCode.CASCADES_OUTSIDE).status()).isEqualTo(Status.PASSED);
        Item item = scene.exclude("shop.customer", "shop.names").item(CheckCode.CASCADES_OUTSIDE);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail()).contains("shop.notes.goes of shop.customer").doesNotContain("of_customer");
    }

    @Test
    void twoTablesUnderOneNameFail() {
        Item item =
                scene.include("shop.orders=shop.all", "shop.customer=shop.all").item(CheckCode.DUPLICATE_TARGETS);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail()).contains("shop.customer and shop.orders as shop.all");
    }
}
