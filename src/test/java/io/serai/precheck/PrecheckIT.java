package io.serai.precheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.config.Json;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.datasource.TlsMode;
import io.serai.demo.EmbeddedServer;
import io.serai.demo.FreePorts;
import io.serai.error.SeraiException;
import io.serai.error.StoppedException;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PrecheckIT {
    private Scene scene;

    @BeforeEach
    void set() throws SQLException {
        scene = new Scene();
    }

    @Test
    void aProjectWithoutAnyObstaclePasses() {
        Report report = scene.report();
        assertThat(report.items())
                .allSatisfy(i -> assertThat(i.status()).as("%s", i).isEqualTo(Status.PASSED));
        assertThat(report.passed()).isTrue();
        assertThat(report.items())
                .extracting(Item::check)
                .contains(CheckCode.BINLOG_FORMAT, CheckCode.DUPLICATE_TARGETS);
        assertThat(scene.events).containsExactly("precheck passed");
        assertThat(scene.run().progress(StepName.PRECHECK).done()).isZero();
    }

    @Test
    void theBinlogOfASourceThatNoLinkReadsDoesNotMatter() {
        assertThat(scene.steps(StepName.SCHEMA, StepName.FULL_LOAD).report().items())
                .extracting(i -> i.check().name())
                .noneMatch(code -> code.startsWith("BINLOG") || code.equals("GTID") || code.equals("SERVER_ID"));
    }

    @Test
    void aReverseLinkReadsTheTargetsBinlog() {
        assertThat(scene.steps(StepName.CDC, StepName.SWITCHOVER, StepName.REVERSE_LINK)
                        .report()
                        .items())
                .filteredOn(i -> i.check() == CheckCode.BINLOG_FORMAT)
                .extracting(Item::endpoint)
                .containsExactly(Endpoint.SOURCE, Endpoint.TARGET);
    }

    @Test
    void theShippedRouteAnswersWithTheReport() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("precheck", scene.precheck);
            camel.addRoutesConfigurations(new RouteConfigurationBuilder() {
                @Override
                public void configuration() {
                    routeConfiguration("step");
                }
            });
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(
                            camel, "file:routes/templates/precheck.camel.yaml"));
            camel.start();
            camel.addRouteFromTemplate("move.precheck", "precheck", "move.precheck", "move", Map.of("project", "move"));
            camel.getRouteController().startRoute("move.precheck");
            Run run = scene.run();
            Exchange exchange = ExchangeBuilder.anExchange(camel).withBody(run).build();
            exchange.setProperty(Run.PROPERTY, run);
            Exchange answer = camel.createProducerTemplate().send("direct:move.precheck", exchange);
            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getBody()).isInstanceOf(Report.class);
            assertThat(scene.precheck.report("move"))
                    .contains((Report) answer.getMessage().getBody());
            assertThat(run.progress(StepName.PRECHECK).done()).isEqualTo(Part.size());
            scene.precheck.prove(run);
        }
    }

    @Test
    void whatARouteLeavesOutIsMadeUpFor() {
        int all = scene.report().items().size();
        Run run = scene.run();
        scene.precheck.begin(run);
        scene.precheck.checkTarget(run);
        assertThat(scene.precheck.conclude(run).items()).hasSize(all);
    }

    @Test
    void aReportIsKeptUntilTheNextPrecheckBegins() {
        Report report = scene.report();
        assertThat(scene.precheck.report("move")).contains(report);
        scene.precheck.begin(scene.run());
        assertThat(scene.precheck.report("move")).isEmpty();
        assertThatThrownBy(() -> scene.precheck.prove(scene.run()))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("PRECHECK_FAILED"))
                .hasMessageContaining("did not come to its end");
    }

    @Test
    void everyObstacleIsReportedAtOnce() throws SQLException {
        scene.source.execute(
                "ALTER TABLE shop.orders DROP FOREIGN KEY of_customer",
                "ALTER TABLE shop.orders ENGINE=MyISAM",
                "CREATE TABLE shop.ids (id UUID PRIMARY KEY)");
        scene.target.execute(
                "CREATE DATABASE shop",
                "CREATE TABLE shop.customer (id INT PRIMARY KEY, name VARCHAR(10))",
                "INSERT INTO shop.customer VALUES (1, 'x')");
        Report report = scene.report();
        assertThat(report.passed()).isFalse();
        assertThat(report.refusals())
                .containsExactly(
                        CheckCode.ENGINE,
                        CheckCode.COLUMN_TYPES,
                        CheckCode.TARGET_TABLES_EMPTY,
                        CheckCode.TARGET_COLUMNS_NARROWER);
        assertThatThrownBy(() -> scene.precheck.prove(scene.run()))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("PRECHECK_FAILED"))
                .hasMessageContaining("ENGINE, COLUMN_TYPES, TARGET_TABLES_EMPTY, TARGET_COLUMNS_NARROWER");
        assertThat(report.items()).filteredOn(Item::refuses).allSatisfy(i -> assertThat(i.remedy())
                .isNotBlank());
    }

    @Test
    void aFailureThatTheProjectSkipsRefusesNothing() throws SQLException {
        scene.target.execute(
                "CREATE DATABASE shop", "CREATE TABLE shop.customer (id INT PRIMARY KEY, name VARCHAR(10))");
        Report report = scene.skip("TARGET_COLUMNS_NARROWER").report();
        assertThat(report.passed()).isTrue();
        assertThat(scene.item(CheckCode.TARGET_COLUMNS_NARROWER))
                .returns(Status.FAILED, Item::status)
                .returns(true, Item::skipped);
        scene.precheck.prove(scene.run());
    }

    @Test
    void aFailureThatBreaksALaterStepForCertainCanNotBeSkipped() throws SQLException {
        scene.source.execute("CREATE TABLE shop.ids (id UUID PRIMARY KEY)");
        assertThat(scene.skip("COLUMN_TYPES").report().passed()).isFalse();
        assertThat(scene.item(CheckCode.COLUMN_TYPES))
                .returns(false, Item::skippable)
                .returns(false, Item::skipped);
        assertThat(scene.item(CheckCode.SKIP_CHECKS).detail()).contains("COLUMN_TYPES");
    }

    @Test
    void aServerThatDoesNotAnswerIsOneFailureAndTheOtherIsLookedAtNevertheless() {
        int nobody = FreePorts.next();
        scene.to(new DataSource(
                "to", ServerType.MARIADB, EmbeddedServer.HOST, nobody, "x", "x", TlsMode.PREFERRED, Map.of()));
        Report report = scene.report();
        assertThat(report.refusals()).containsExactly(CheckCode.CONNECT);
        assertThat(report.items())
                .filteredOn(i -> i.endpoint() == Endpoint.TARGET)
                .singleElement()
                .satisfies(i -> assertThat(i.detail())
                        .contains("Not looked at for that reason")
                        .contains("LOCAL_INFILE"));
        assertThat(report.items()).extracting(Item::check).contains(CheckCode.ENGINE, CheckCode.BINLOG_FORMAT);
    }

    @Test
    void aServerThatGoesAwayMeanwhileIsOneFailureToo() {
        Run run = scene.run();
        scene.precheck.begin(run);
        scene.precheck.checkConnections(run);
        scene.target.kill();
        Report report = scene.precheck.conclude(run);
        assertThat(report.refusals()).containsExactly(CheckCode.CONNECT);
        assertThat(report.items())
                .filteredOn(i -> i.check() == CheckCode.CONNECT)
                .hasSize(2);
        assertThat(report.items()).extracting(Item::check).contains(CheckCode.ENGINE);
    }

    @Test
    void aWrongPasswordIsNamedButNeverShown() {
        scene.freeze().from(Scene.dataSource("from", scene.source, EmbeddedServer.USER, "hush-hush"));
        Item item = scene.item(CheckCode.CONNECT);
        assertThat(item).returns(Status.FAILED, Item::status).returns(Endpoint.SOURCE, Item::endpoint);
        assertThat(item.detail()).contains("Access denied");
        assertThat(Json.write(scene.report())).doesNotContain("hush-hush");
    }

    @Test
    void aServerOfAnotherTypeIsNamed() {
        for (ServerType type : List.of(ServerType.MYSQL, ServerType.OCEANBASE)) {
            scene.to(new DataSource(
                    "to",
                    type,
                    EmbeddedServer.HOST,
                    scene.target.port(),
                    EmbeddedServer.USER,
                    EmbeddedServer.PASSWORD,
                    TlsMode.PREFERRED,
                    Map.of()));
            assertThat(scene.item(CheckCode.CONNECT).detail())
                    .contains("says type '" + type.apiName() + "'")
                    .contains("of type 'mariadb'");
        }
    }

    @Test
    void aPauseEndsThePrecheck() {
        Run run = scene.run();
        scene.precheck.begin(run);
        run.stop();
        assertThatThrownBy(() -> scene.precheck.checkObjects(run)).isInstanceOf(StoppedException.class);
        assertThat(scene.precheck.report("move")).isEmpty();
    }

    @Test
    void hundredsOfTablesAreReadWithAHandfulOfStatements() throws SQLException {
        scene.steps(StepName.FULL_LOAD, StepName.CDC, StepName.VERIFICATION);
        long few = statements();
        for (int i = 0; i < 300; i++) {
            scene.source.execute("CREATE TABLE shop.t" + i + " (id INT PRIMARY KEY)");
        }
        assertThat(statements()).isLessThan(few + 20);
    }

    private long statements() throws SQLException {
        String count = "SELECT variable_value FROM information_schema.global_status WHERE variable_name='QUESTIONS'";
        Run run = scene.run();
        long before = Long.parseLong(Scene.column(scene.source, count).get(0));
        scene.precheck.begin(run);
        scene.precheck.conclude(run);
        return Long.parseLong(Scene.column(scene.source, count).get(0)) - before;
    }
}
