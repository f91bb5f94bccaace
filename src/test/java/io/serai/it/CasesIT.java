package io.serai.it;

import static io.serai.datasource.ServerType.MARIADB;
import static io.serai.datasource.ServerType.MYSQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.datasource.ServerType;
import io.serai.fixture.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every case of {@code src/test/resources/cases} goes from each kind of server to each kind, once through the load with its changes
 * meeting the load, once through cdc alone. The servers are set up as badly as they may be: time zones with daylight saving that
 * differ, and an sql_mode that changes how texts are read and written.
 *
 * <p>{@code -Dserai.cases=bits,json} runs some of them, {@code -Dserai.cases.write=true} writes the page anew.
 */
class CasesIT {
    private static final Path PAGE = Path.of("src", "docs", "fidelity.md");
    private static final String LOAD = "load";
    private static final String CDC = "cdc";
    private static final List<String> PATHS = List.of(LOAD, CDC);
    private static final String HOSTILE_MODE = "--sql-mode=ANSI_QUOTES,PAD_CHAR_TO_FULL_LENGTH,NO_BACKSLASH_ESCAPES";

    @RegisterExtension
    static final Crossroads CROSSROADS = new Crossroads(HOSTILE_MODE);

    private static final Map<String, String> REFUSED_BY_SOURCE = new TreeMap<>();
    private static final Fidelity FIDELITY = new Fidelity();

    /** What became of the cases is what the page tells. */
    @AfterAll
    static void comparePage() throws IOException {
        if (!System.getProperty("serai.cases", "").isEmpty()
                || !FIDELITY.isComplete(CaseFolder.all().size())) {
            return;
        }
        String old = Files.readString(PAGE);
        String now = FIDELITY.page(old);
        if (Boolean.getBoolean("serai.cases.write")) {
            Files.writeString(PAGE, now);
        }
        assertThat(now)
                .as(PAGE + " tells of another run: write it anew with -Dserai.cases.write=true")
                .isEqualTo(Files.readString(PAGE));
    }

    @TestFactory
    Stream<DynamicNode> fromMySql() throws Exception {
        return from(MYSQL);
    }

    @TestFactory
    Stream<DynamicNode> fromMariaDb() throws Exception {
        return from(MARIADB);
    }

    private static Stream<DynamicNode> from(ServerType type) throws Exception {
        List<Passage> passages = move(CROSSROADS.source(type));
        return passages.stream()
                .map(passage -> dynamicContainer(
                        passage.toString(),
                        CaseFolder.all().stream().map(c -> dynamicTest(c.name(), () -> prove(passage, c)))));
    }

    /** All cases of one source, to every target at once. */
    private static List<Passage> move(DatabaseServer source) throws SQLException {
        List<Passage> passages = CROSSROADS.passages(source);
        List<CaseFolder> moving = CaseFolder.all().stream()
                .filter(c -> passages.stream().anyMatch(p -> p.carries(c)))
                .filter(c -> guarded(source, c, () -> create(source, c)))
                .toList();
        source.execute(
                "CREATE DATABASE gate",
                "CREATE TABLE gate.gate (id INT PRIMARY KEY)",
                "INSERT INTO gate.gate VALUES (1)");
        try (Connection gate = source.connect();
                Statement statement = gate.createStatement()) {
            statement.execute("LOCK TABLES gate.gate WRITE");
            for (Passage passage : passages) {
                passage.start(databases(moving, passage));
            }
            for (CaseFolder c : moving) {
                guarded(source, c, () -> run(source, c.database(LOAD), c.changes(source.type())));
            }
        }
        for (Passage passage : passages) {
            passage.awaitCaughtUp();
        }
        for (CaseFolder c : moving) {
            guarded(source, c, () -> {
                run(source, c.database(CDC), c.rows(source.type()));
                run(source, c.database(CDC), c.changes(source.type()));
            });
        }
        for (Passage passage : passages) {
            passage.awaitApplied();
        }
        return passages;
    }

    private static List<String> databases(List<CaseFolder> moving, Passage passage) {
        List<String> databases = new ArrayList<>(List.of("gate"));
        moving.stream().filter(passage::carries).forEach(c -> PATHS.forEach(path -> databases.add(c.database(path))));
        return databases;
    }

    private static void create(DatabaseServer source, CaseFolder c) throws SQLException {
        for (String path : PATHS) {
            source.execute("CREATE DATABASE " + c.database(path) + " CHARACTER SET utf8mb4");
            run(source, c.database(path), c.structure(source.type()));
        }
        run(source, c.database(LOAD), c.rows(source.type()));
    }

    @FunctionalInterface
    private interface Sql {
        void run() throws SQLException;
    }

    /** A case that the source itself does not take fails by itself; the others go on. */
    private static boolean guarded(DatabaseServer source, CaseFolder c, Sql sql) {
        try {
            sql.run();
            return true;
        } catch (SQLException e) {
            REFUSED_BY_SOURCE.merge(c.name() + " " + source.type(), e.getMessage(), (first, second) -> first);
            return false;
        }
    }

    private static void run(DatabaseServer server, String database, List<String> statements) throws SQLException {
        List<String> all = new ArrayList<>();
        all.add("SET SESSION sql_mode = '', time_zone = '+00:00'");
        all.add("USE " + database);
        all.addAll(statements);
        server.execute(all.toArray(String[]::new));
    }

    private static void prove(Passage passage, CaseFolder c) throws SQLException {
        ServerType from = passage.source().type();
        ServerType to = passage.target().type();
        if (c.ignored(from, to).isPresent()) {
            FIDELITY.ignored(c, from, to);
            Assumptions.abort(c.ignored(from, to).get());
        }
        assertThat(REFUSED_BY_SOURCE.get(c.name() + " " + from))
                .as("the source's own error")
                .isNull();
        if (c.isCarried(from, to)) {
            for (String path : PATHS) {
                assertThat(passage.differences(
                                c.database(path),
                                from != to || c.limited(from, to).isPresent()))
                        .as("%s by %s (%s broken by: %s)", c.name(), path, passage, passage.broken())
                        .isEmpty();
            }
            assertThat(passage.found(c)).as("what verification found").isEmpty();
            assertThat(passage.broken()).as("what broke the project").isNull();
        } else {
            proveRefusal(passage, c);
        }
        FIDELITY.proved(c, from, to);
    }

    /** In a project of its own, since it ends with a failure. */
    private static void proveRefusal(Passage passage, CaseFolder c) throws SQLException {
        DatabaseServer source = passage.source();
        ServerType to = passage.target().type();
        String database = c.database(to.apiName());
        source.execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
        run(source, database, c.structure(source.type()));
        run(source, database, c.rows(source.type()));
        Subject project = passage.project(c.name() + "-" + passage, List.of(database + ".*"));
        if (c.refused(source.type(), to).isPresent()) {
            JsonNode failed = failed(project);
            assertThat(failed.toString()).contains(c.refused(source.type(), to).get());
            assertThat(project.act("start").status()).isEqualTo(409);
            return;
        }
        project.must("start").awaitCaughtUp();
        run(source, database, c.changes(source.type()));
        project.awaitState("FAILED");
        assertThat(project.view().toString())
                .contains(c.stops(source.type(), to).get());
        project.must("release");
    }

    private static JsonNode failed(Subject project) {
        return CROSSROADS.api().post(project.path() + "/precheck", Map.of());
    }
}
