package io.serai.it;

import io.serai.database.Binlog;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.project.Direction;
import io.serai.project.Links;
import io.serai.project.Mapping;
import io.serai.project.OwnStatements;
import io.serai.project.Patience;
import io.serai.project.Projects;
import io.serai.project.Run;
import io.serai.project.Step;
import io.serai.project.StepName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * The shortest switchover there is, in the runtime under test: whoever asks for it has stopped all writing. It turns the links and does
 * nothing else.
 */
public final class LinkDriver implements Step {
    private final Links links;
    private final Projects projects;
    private final Databases databases;
    private final Path directory = Path.of("turns").toAbsolutePath();

    public LinkDriver(Links links, Projects projects, Databases databases) {
        this.links = links;
        this.projects = projects;
        this.databases = databases;
    }

    @Override
    public StepName name() {
        return StepName.SWITCHOVER;
    }

    /** Asks for it. */
    public String ask(@Header("name") String project) {
        projects.ask(project, () -> note(project, projects.run(project).direction()));
        return "{}";
    }

    private void note(String project, Direction left) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(project), left.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Direction> due(String project) {
        try {
            Path note = directory.resolve(project);
            return Files.exists(note) ? Optional.of(Direction.valueOf(Files.readString(note))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void prove(Run run) {
        if (due(run.project()).isPresent()) {
            throw new SeraiException("NOT_TURNED", "The route has not turned the links.", "");
        }
    }

    /** What the route does. */
    public void turn(@ExchangeProperty(Run.PROPERTY) Run left) throws IOException {
        if (left.link() != null) {
            drain(left);
            links.begin(left);
            links.takeBack(left);
            statement(left, links.begin(left).token());
            links.tryToRead(left);
        }
        links.stop(left);
        links.start(left);
        Files.delete(directory.resolve(left.project()));
    }

    /** One of those that a switchover sends to the side that it opens. */
    private void statement(Run left, String token) {
        try (Connection opened = databases.open(left.target(), Session.PLAIN)) {
            for (Mapping table : left.tables()) {
                String sql = "ALTER TABLE " + table.target().quoted() + " AUTO_INCREMENT=5000";
                Sql.execute(opened, "altering " + table.target(), OwnStatements.mark(sql, left.project(), token));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void drain(Run left) {
        Position end;
        try (Connection source = databases.open(left.source(), Session.PLAIN)) {
            end = Binlog.end(source, left.source().type());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        while (left.link().applied().filter(p -> p.reaches(end)).isEmpty()) {
            Patience.sleep(left, Duration.ofMillis(20));
        }
    }
}
