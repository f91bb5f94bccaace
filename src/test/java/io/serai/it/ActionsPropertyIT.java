package io.serai.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.ApiClient.Answer;
import io.serai.fixture.Comparison;
import io.serai.it.Subject.Transition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Several people at once do what they like with two projects, over HTTP and JMX, while a client writes to the source. Whatever they
 * do: no transition that the matrix forbids, no answer that says the runtime is broken, and in the end both sides are equal.
 *
 * <p>{@code -Dserai.it.seed=...} repeats what each of them does, not the order in which they meet.
 */
class ActionsPropertyIT {
    @RegisterExtension
    static final Landscape LANDSCAPE = new Landscape();

    private static final long SEED = Long.getLong("serai.it.seed", System.nanoTime());
    private static final int PEOPLE = 4;
    private static final int ACTIONS = 25;
    /** Never released: in the end its sides must be equal. */
    private static final String KEPT = "kept";
    /** Released, deleted and created again. */
    private static final String SPENT = "spent";

    private static final Set<String> ALLOWED = Set.of(
            ">NOT_STARTED",
            "NOT_STARTED>RUNNING",
            "RUNNING>PAUSED",
            "PAUSED>RUNNING",
            "PAUSED>RELEASING",
            "RELEASING>RELEASED");

    @BeforeAll
    static void fillTheSource() throws SQLException {
        Shop.create(LANDSCAPE.source());
        LANDSCAPE
                .source()
                .execute(
                        "USE shop",
                        "CREATE TABLE shop.ballast (id INT PRIMARY KEY, stuff VARCHAR(100))",
                        "INSERT INTO shop.ballast SELECT seq, REPEAT('x', 100) FROM seq_1_to_30000");
    }

    @Test
    void whateverPeopleDoAtOnceTheMatrixIsKeptAndNoRowIsLost() throws Exception {
        Subject kept = LANDSCAPE.create(project(KEPT));
        LANDSCAPE.create(project(SPENT));
        List<String> done = new ArrayList<>();
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try (Writer writer = Writer.start(LANDSCAPE.source(), SEED, Shop::business)) {
            List<Callable<List<String>>> plays = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                Random random = new Random(SEED + i);
                plays.add(() -> play(random));
            }
            for (Future<List<String>> play : people.invokeAll(plays)) {
                done.addAll(play.get());
            }
            bringToRun(kept);
            assertThat(writer.transactions()).isPositive();
        } catch (Throwable e) {
            throw new AssertionError("With -Dserai.it.seed=" + SEED + ": " + e.getMessage() + "; done: " + done, e);
        } finally {
            people.shutdownNow();
        }
        Query.awaitApplied(LANDSCAPE.source(), LANDSCAPE.target(), kept);
        assertThat(Comparison.differences(LANDSCAPE.source(), LANDSCAPE.target(), Shop.DATABASE, KEPT))
                .as("with -Dserai.it.seed=" + SEED + ", after " + done)
                .isEmpty();
        requireAllowed(kept.transitions());
    }

    private static Map<String, Object> project(String name) {
        Map<String, Object> definition = new HashMap<>(Shop.project(name, "schema", "full-load", "cdc"));
        definition.put("options", Map.of("fullLoad", Map.of("concurrency", 2, "chunkBytes", 65_536)));
        return definition;
    }

    private static List<String> play(Random random) {
        List<String> done = new ArrayList<>();
        for (int i = 0; i < ACTIONS; i++) {
            String name = random.nextInt(3) == 0 ? SPENT : KEPT;
            done.add(random.nextInt(3) == 0 ? jmx(name, random) : http(name, random));
            if (name.equals(KEPT)) {
                requireAllowed(LANDSCAPE.subject(KEPT).transitions());
            }
        }
        return done;
    }

    private static String http(String name, Random random) {
        Subject project = LANDSCAPE.subject(name);
        List<String> actions = new ArrayList<>(List.of("start", "pause", "restore", "restore", "precheck", "pause"));
        if (name.equals(SPENT)) {
            actions.addAll(List.of("release", "delete", "create", "clone"));
        }
        String action = actions.get(random.nextInt(actions.size()));
        Answer answer =
                switch (action) {
                    case "delete" -> LANDSCAPE.api().send("DELETE", project.path() + "?confirm=" + name, null);
                    case "create" -> LANDSCAPE.api().send("POST", "/api/projects", project(name));
                    case "clone" ->
                        LANDSCAPE
                                .api()
                                .send(
                                        "POST",
                                        project.path() + "/clone",
                                        Map.of("name", "c" + random.nextInt(1_000_000)));
                    default -> project.act(action);
                };
        String done = name + ": HTTP " + action + " " + answer.status();
        if (answer.status() >= 500) {
            fail(done + " " + answer.text());
        }
        return done;
    }

    private static String jmx(String name, Random random) {
        Jolokia jmx = LANDSCAPE.jolokia();
        String step = List.of("cdc", "cdc", "full-load", "schema").get(random.nextInt(4));
        String route = Jolokia.route(name + "." + step);
        String group = "org.apache.camel:context=serai,type=routegroups,name=\"" + name + "\"";
        int dice = random.nextInt(9);
        JsonNode answer =
                switch (dice) {
                    case 0 -> jmx.exec(Jolokia.project(name), "pause");
                    case 1 -> jmx.exec(Jolokia.project(name), "restore");
                    case 2 -> jmx.exec(Jolokia.project(name), "start");
                    case 3 -> jmx.exec(route, "suspend()");
                    case 4 -> jmx.exec(route, "resume()");
                    case 5 -> jmx.exec(route, "stop()");
                    case 6 -> jmx.exec(route, "start()");
                    case 7 -> jmx.exec(group, "stop()");
                    default -> jmx.exec(group, "start()");
                };
        String done = name + ": JMX " + dice + " " + step + " " + answer.path("status");
        String error = answer.path("error").asText("");
        boolean refused = error.contains("STATE_CONFLICT")
                || error.contains("PROJECT_UNKNOWN")
                || error.contains("PRECHECK_FAILED")
                // Before the first start, and after a release, there is no such MBean.
                || answer.path("status").asInt() == 404;
        if (answer.path("status").asInt() != 200 && !refused) {
            fail(done + " " + error);
        }
        return done;
    }

    /** Each transition begins where the one before has led, and is one that the matrix knows. Nothing fails here by itself. */
    private static void requireAllowed(List<Transition> transitions) {
        String state = "";
        for (Transition transition : transitions) {
            assertThat(transition.from())
                    .as("%s after %s", transition, transitions)
                    .isEqualTo(state);
            assertThat(transition.from() + ">" + transition.to())
                    .as("%s among %s", transition, transitions)
                    .isIn(ALLOWED);
            state = transition.to();
        }
    }

    private static void bringToRun(Subject project) {
        switch (project.state()) {
            case "NOT_STARTED" -> project.must("start");
            case "PAUSED" -> project.must("restore");
            case "RUNNING" -> assertThat(project.act("restore").status()).isEqualTo(200);
            default -> fail(project.name() + " is " + project.state() + ": " + project.lastTransition());
        }
        project.awaitCaughtUp();
    }
}
