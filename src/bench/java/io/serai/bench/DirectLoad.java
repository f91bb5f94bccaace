package io.serai.bench;

import io.serai.cdc.StartPosition;
import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.datasource.TlsMode;
import io.serai.fixture.DatabaseServer;
import io.serai.fullload.Chunk;
import io.serai.fullload.FullLoad;
import io.serai.project.Definition;
import io.serai.project.Lease;
import io.serai.project.Mapping;
import io.serai.project.Mappings;
import io.serai.project.ObjectRules;
import io.serai.project.Options;
import io.serai.project.Patience;
import io.serai.project.Run;
import io.serai.project.StepName;
import io.serai.project.TableProgress;
import io.serai.schema.Schema;
import io.serai.schema.SchemaObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The steps schema and full-load without Camel: what {@code routes/templates/full-load.camel.yaml} calls, in its order, on a pool of
 * the same kind and size.
 */
public final class DirectLoad {
    static final String ANSWER = "took ";

    /** As the routes of projects have it; how many of them work at once is the run's to say. */
    private static final int MOST_THREADS = 66;

    private final DataSource source;
    private final DataSource target;
    private final Databases databases = new Databases(Duration.ofSeconds(30));
    private final Catalog catalog = new Catalog();
    private final Schema schema = new Schema(databases, catalog, store());
    private final StartPosition startPosition = new StartPosition(databases, catalog);
    private final FullLoad fullLoad =
            new FullLoad(databases, catalog, new Patience(60, Duration.ofSeconds(1), Duration.ofSeconds(10)));

    private DirectLoad(ServerType type, int sourcePort, int targetPort) {
        this.source = dataSource("source", type, sourcePort);
        this.target = dataSource("target", type, targetPort);
    }

    /** Arguments: kind of both servers, port of the source, port of the target. Each line read is a database to load. */
    public static void main(String[] arguments) throws Exception {
        DirectLoad load = new DirectLoad(
                ServerType.valueOf(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String database = orders.readLine(); database != null; database = orders.readLine()) {
            String answer;
            try {
                answer = String.valueOf(load.load(database));
            } catch (Exception e) {
                answer = Errors.reason(e);
            }
            System.out.println(ANSWER + answer);
        }
        System.exit(0);
    }

    private static StateStore store() {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL("jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1");
        return new StateStore(memory);
    }

    private static DataSource dataSource(String name, ServerType type, int port) {
        return new DataSource(
                name,
                type,
                DatabaseServer.HOST,
                port,
                DatabaseServer.USER,
                DatabaseServer.PASSWORD,
                TlsMode.DISABLED,
                Map.of());
    }

    private double load(String database) throws Exception {
        Run run = run(database);
        try (Connection connection = databases.connect(target, Session.PLAIN)) {
            Lease.take(connection, run);
        }
        for (SchemaObject object : schema.plan(run)) {
            schema.create(object, run);
        }
        schema.complete(run);
        schema.prove(run);
        long begin = System.nanoTime();
        copy(run);
        return (System.nanoTime() - begin) / 1e9;
    }

    private Run run(String database) {
        ObjectRules rules = new ObjectRules(List.of(database + ".*"), List.of());
        Definition definition = new Definition(
                "direct-" + UUID.randomUUID(),
                source.name(),
                target.name(),
                List.of(StepName.SCHEMA, StepName.FULL_LOAD),
                rules,
                Options.DEFAULT,
                Map.of(),
                List.of());
        List<Mapping> mappings = new Mappings(databases, catalog).resolve(source, rules);
        return new Run(
                definition,
                source,
                target,
                mappings.stream().map(TableProgress::new).toList(),
                event -> {});
    }

    private void copy(Run run) throws InterruptedException {
        startPosition.fix(run);
        ExecutorService lanes = new ThreadPoolExecutor(
                0,
                MOST_THREADS,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                new ThreadPoolExecutor.CallerRunsPolicy());
        for (Iterator<Chunk> chunks = fullLoad.plan(run); chunks.hasNext(); ) {
            Chunk chunk = chunks.next();
            lanes.execute(() -> copy(chunk, run));
        }
        lanes.shutdown();
        lanes.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        startPosition.endLoad(run);
        schema.buildIndexes(run);
        schema.addForeignKeys(run);
        fullLoad.prove(run);
        schema.proveIndexes(run);
    }

    private void copy(Chunk chunk, Run run) {
        TableName complete = fullLoad.write(fullLoad.read(chunk), run);
        if (complete != null) {
            schema.buildIndexesOf(complete, run);
        }
    }
}
