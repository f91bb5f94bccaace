package io.serai.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.demo.EmbeddedServer;
import io.serai.project.StepName;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AccountPrecheckIT {
    private Scene scene;

    @BeforeEach
    void set() throws SQLException {
        scene = new Scene();
        scene.source.execute("CREATE TABLE shop.log (at DATETIME)");
    }

    private static void grant(EmbeddedServer server, String statements) throws SQLException {
        for (String statement : statements.split(";")) {
            if (!statement.isBlank()) {
                server.execute(statement);
            }
        }
    }

    @Test
    void theRemedyGivesAReadingAccountWhatItLacks() throws SQLException {
        scene.readingAs("pre_reader", "SELECT ON shop.*");
        Item before = scene.item(CheckCode.PRIVILEGES);
        assertThat(before).returns(Status.FAILED, Item::status).returns(Endpoint.SOURCE, Item::endpoint);
        assertThat(before.detail())
                .contains("REPLICATION SLAVE on *.*")
                .contains("BINLOG MONITOR on *.*")
                .contains("SHOW VIEW on shop.names")
                .doesNotContain("SELECT", "LOCK TABLES");
        grant(scene.source, before.remedy());
        assertThat(scene.report().refusals()).isEmpty();
    }

    @Test
    void anAccountThatSeesNothingLacksTheRightToRead() throws SQLException {
        scene.readingAs("pre_reader");
        assertThat(scene.item(CheckCode.PRIVILEGES).remedy()).contains("GRANT SELECT ON `shop`.* TO `pre_reader`@`%`;");
        assertThat(scene.item(CheckCode.OBJECTS).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void theRemedyGivesAWritingAccountWhatItLacks() throws SQLException {
        scene.writingAs("pre_writer", "SELECT ON shop.*");
        Item before = scene.item(CheckCode.PRIVILEGES);
        assertThat(before).returns(Status.FAILED, Item::status).returns(Endpoint.TARGET, Item::endpoint);
        assertThat(before.detail()).contains("CREATE VIEW on shop.names").contains("REFERENCES on shop.orders");
        grant(scene.target, before.remedy());
        assertThat(scene.report().refusals()).isEmpty();
    }

    @Test
    void noMoreIsAskedForThanTheStepsNeed() throws SQLException {
        scene.readingAs("pre_reader", "SELECT, REFERENCES ON shop.*");
        scene.writingAs("pre_writer", "SELECT, INSERT, DELETE, DROP ON shop.*", "ALL ON serai.*");
        assertThat(scene.steps(StepName.FULL_LOAD).item(CheckCode.PRIVILEGES).status())
                .isEqualTo(Status.PASSED);
        assertThat(scene.steps(StepName.FULL_LOAD, StepName.CDC)
                        .item(CheckCode.PRIVILEGES)
                        .status())
                .isEqualTo(Status.FAILED);
    }

    @Test
    void someColumnsAreNotEnough() throws SQLException {
        scene.readingAs("pre_reader", "SELECT ON shop.orders", "SELECT (id) ON shop.customer", "INSERT ON shop.*");
        Item item = scene.include("shop.customer", "shop.orders")
                .steps(StepName.FULL_LOAD)
                .item(CheckCode.PRIVILEGES);
        assertThat(item.status()).isEqualTo(Status.FAILED);
        assertThat(item.detail()).contains("SELECT on shop.customer").doesNotContain("shop.orders");
    }

    @Test
    void aPatternThatCanNotSeeAWholeDatabaseWarns() throws SQLException {
        scene.readingAs("pre_reader", "SELECT ON shop.customer").steps(StepName.FULL_LOAD);
        Item item = scene.item(CheckCode.PRIVILEGES);
        assertThat(item.status()).isEqualTo(Status.WARNING);
        assertThat(item.detail()).contains("single tables of shop only");
        assertThat(scene.include("shop.customer").item(CheckCode.PRIVILEGES).status())
                .isEqualTo(Status.PASSED);
    }

    @Test
    void whatARoleBringsCounts() throws SQLException {
        scene.source.execute(
                "CREATE ROLE pre_role",
                "GRANT SELECT, SHOW VIEW ON `sh_p`.* TO pre_role",
                "GRANT REPLICATION SLAVE, BINLOG MONITOR ON *.* TO pre_role");
        scene.readingAs("pre_reader");
        scene.source.execute("GRANT pre_role TO pre_reader", "SET DEFAULT ROLE pre_role FOR pre_reader");
        assertThat(scene.item(CheckCode.PRIVILEGES)).returns(Status.PASSED, Item::status);
    }

    @Test
    void foreignKeysThatMariaDbHidesFromAReaderAreAskedFor() throws SQLException {
        scene.readingAs("pre_reader", "SELECT ON shop.*").include("shop.customer", "shop.orders");
        Item item = scene.steps(StepName.FULL_LOAD).item(CheckCode.PRIVILEGES);
        assertThat(item.detail()).contains("REFERENCES on shop.*");
        scene.source.execute("GRANT REFERENCES ON shop.* TO pre_reader");
        assertThat(scene.item(CheckCode.PRIVILEGES).status()).isEqualTo(Status.PASSED);
    }
}
