package io.serai.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient;
import io.serai.fixture.Comparison;
import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One project that carries many cases from one server to another. */
final class Passage {
    private final DatabaseServer source;
    private final DatabaseServer target;
    private final ApiClient api;
    private Subject project;
    private String broken;

    Passage(DatabaseServer source, DatabaseServer target, ApiClient api) {
        this.source = source;
        this.target = target;
        this.api = api;
    }

    DatabaseServer source() {
        return source;
    }

    DatabaseServer target() {
        return target;
    }

    boolean carries(CaseFolder c) {
        return c.isCarried(source.type(), target.type());
    }

    /** Returns when the load is under way. */
    void start(List<String> databases) {
        start(toString(), databases);
    }

    /** @param name of the project, where there are several */
    void start(String name, List<String> databases) {
        project = project(
                name, databases.stream().map(database -> database + ".*").toList());
        guarded(() -> {
            project.must("start");
            awaitStep("full-load", "RUNNING", "COMPLETED");
        });
    }

    Subject project() {
        return project;
    }

    /** Databases get a prefix on the target, which serves several sources. */
    Subject project(String name, List<String> includes) {
        api.post(
                "/api/projects",
                Map.of(
                        "name",
                        name,
                        "source",
                        "from-" + source.type().apiName(),
                        "target",
                        "to-" + target.type().apiName(),
                        "steps",
                        List.of("schema", "full-load", "cdc", "verification"),
                        "objects",
                        Map.of(
                                "include",
                                includes.stream()
                                        .map(include -> include + "=" + renamed(include))
                                        .toList()),
                        "options",
                        Map.of("fullLoad", Map.of("concurrency", 2, "chunkBytes", 65_536))));
        return new Subject(api, name);
    }

    /** A database's name on the target. */
    String renamed(String database) {
        return prefix() + database;
    }

    private String prefix() {
        return source.type().apiName() + "_";
    }

    void awaitCaughtUp() {
        guarded(project::awaitCaughtUp);
    }

    void awaitApplied() throws SQLException {
        guarded(() -> {
            try {
                Query.awaitApplied(source, target, project);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        verifyAgain();
    }

    /** Runs the verification of all tables; gives what it calls unequal. */
    List<String> verifyAgain() {
        guarded(() -> {
            awaitVerification();
            api.post(project.path() + "/verification", Map.of("scope", "all"));
            awaitVerification();
        });
        return unequal("");
    }

    /** What it has found is told by {@link #found}. */
    private void awaitVerification() {
        awaitStep("verification", "COMPLETED", "FAILED");
    }

    private void awaitStep(String step, String... states) {
        await(this + ": " + step)
                .atMost(Subject.PATIENCE)
                .failFast(project::requireNotFailed)
                .until(() -> List.of(states).contains(project.step(step)));
    }

    /** What breaks one project is reported by its own tests, not by those of the others. */
    private void guarded(Runnable work) {
        if (broken == null) {
            try {
                work.run();
            } catch (RuntimeException | AssertionError e) {
                broken = e.getMessage();
            }
        }
    }

    /** What keeps the project from having carried everything; null when nothing does. */
    String broken() {
        return broken;
    }

    List<String> differences(String database) throws SQLException {
        return differences(database, source.type() != target.type());
    }

    /** @param printed compare documents as they are printed */
    List<String> differences(String database, boolean printed) throws SQLException {
        List<String> differences =
                new ArrayList<>(Comparison.differences(source, target, database, renamed(database), printed));
        if (source.type() == target.type()) {
            differences.addAll(Comparison.structure(source, target, database, renamed(database)));
        }
        return differences;
    }

    /** Tables of a case that verification, which is not trusted here, calls unequal. */
    List<String> found(CaseFolder c) {
        return unequal(c.database(""));
    }

    private List<String> unequal(String containing) {
        List<String> found = new ArrayList<>();
        for (JsonNode table : api.get(project.path() + "/verification").path("tables")) {
            boolean equal = table.path("result").asText().equals("EQUAL");
            if (!equal && table.toString().contains(containing)) {
                found.add(this + " " + table);
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return source.type().apiName() + "-to-" + target.type().apiName();
    }
}
