package io.serai.schema;

import io.serai.database.Databases;
import io.serai.database.Session;
import io.serai.database.TableName;
import io.serai.database.ddl.DdlRewriter;
import io.serai.database.ddl.ServerProfile;
import io.serai.error.SqlErrors;
import io.serai.project.Mapping;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One rewriter for each run: both servers are asked once what they know, not for every table. */
final class Rewriters {
    private final Databases databases;
    private final Map<String, Prepared> byProject = new ConcurrentHashMap<>();

    private record Prepared(String owner, DdlRewriter rewriter) {}

    Rewriters(Databases databases) {
        this.databases = databases;
    }

    DdlRewriter of(Run run) {
        return byProject
                .compute(
                        run.project(),
                        (project, known) -> known != null && known.owner().equals(run.owner())
                                ? known
                                : new Prepared(run.owner(), prepare(run)))
                .rewriter();
    }

    void forget(String project) {
        byProject.remove(project);
    }

    private DdlRewriter prepare(Run run) {
        try (Connection source = databases.open(run.source(), Session.PLAIN);
                Connection target = databases.open(run.target(), Session.PLAIN)) {
            return new DdlRewriter(
                    ServerProfile.read(source, run.source().type()),
                    ServerProfile.read(target, run.target().type()),
                    names(run));
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "asking both servers what they know");
        }
    }

    /** Foreign keys may spell the name of a table in another case than its own, where the server ignores case. */
    private static UnaryOperator<TableName> names(Run run) {
        Map<TableName, TableName> exact = new HashMap<>();
        Map<String, TableName> folded = new HashMap<>();
        Stream.concat(run.tables().stream(), run.views().stream()).forEach((Mapping m) -> {
            exact.put(m.source(), m.target());
            folded.put(m.source().toString().toLowerCase(Locale.ROOT), m.target());
        });
        return name ->
                exact.getOrDefault(name, folded.getOrDefault(name.toString().toLowerCase(Locale.ROOT), name));
    }
}
