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

    /** Returns when the start position is fixed and the load is under way. */
    void start(List<CaseFolder> cases, List<String> paths) {
        List<String> includes = new ArrayList<>(List.of("gate.*"));
        cases.stream().filter(this::carries).forEach(c -> paths.forEach(path -> includes.add(c.database(path) + ".*")));
        project = project(toString(), includes);
        guarded(() -> project.must("start").awaitStep("full-load", "RUNNING"));
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
                        Map.of("include", includes.stream().map(this::renamed).toList())));
        return new Subject(api, name);
    }

    private String renamed(String include) {
        return include + "=" + prefix() + include;
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
            awaitVerification();
            api.post(project.path() + "/verification", Map.of("scope", "all"));
            awaitVerification();
        });
    }

    /** What it has found is told by {@link #found}. */
    private void awaitVerification() {
        await(this + ": verification")
                .atMost(Subject.PATIENCE)
                .failFast(project::requireNotFailed)
                .until(() -> List.of("COMPLETED", "FAILED").contains(project.step("verification")));
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
        List<String> differences =
                new ArrayList<>(Comparison.differences(source, target, database, prefix() + database));
        if (source.type() == target.type()) {
            differences.addAll(Comparison.structure(source, target, database, prefix() + database));
        }
        return differences;
    }

    /** Tables of a case that verification, which is not trusted here, calls unequal. */
    List<String> found(CaseFolder c) {
        List<String> found = new ArrayList<>();
        JsonNode result = api.get(project.path() + "/verification");
        for (JsonNode table : result.path("tables")) {
            boolean ours = table.toString().contains(c.database(""));
            if (ours && !table.path("result").asText().equals("EQUAL")) {
                found.add(table.toString());
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return source.type().apiName() + "-to-" + target.type().apiName();
    }
}
