package io.serai.cdc;

import io.serai.database.Binlog;
import io.serai.database.Catalog;
import io.serai.database.Column;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.fault.FailPoint;
import io.serai.project.LinkSteps;
import io.serai.project.LinkStore;
import io.serai.project.LinkStore.Checkpoint;
import io.serai.project.Links;
import io.serai.project.Mapping;
import io.serai.project.Patience;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Turns a project from one link to the other: the first position, the end of the old link, the beginning of the new one. */
public final class TurnedLinks implements Links {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Databases databases;
    private final Catalog catalog;
    private final LinkSteps steps;
    private final StrayStore strays;
    private final Duration heartbeat;

    public TurnedLinks(Databases databases, Catalog catalog, LinkSteps steps, StrayStore strays, Duration heartbeat) {
        this.strays = strays;
        this.databases = databases;
        this.catalog = catalog;
        this.steps = steps;
        this.heartbeat = heartbeat;
    }

    /** A piece of work with the side that is left and the side that is opened, in this order. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection left, Connection opened) throws SQLException;
    }

    private <T> T withBoth(Run left, String doing, Work<T> work) {
        try (Connection source = databases.open(left.source(), Session.PLAIN);
                Connection target = databases.open(left.target(), Session.PLAIN)) {
            return work.on(source, target);
        } catch (SQLException e) {
            throw SqlErrors.translate(e, doing);
        }
    }

    @Override
    public List<String> obstacles(Run left) {
        Run next = left.opposite();
        List<Mapping> mappings = next.tables();
        return withBoth(left, "looking at the tables of the " + link(next) + " link", (written, read) -> {
            Map<TableName, Table> sources =
                    catalog.tables(read, mappings.stream().map(Mapping::source).toList());
            Map<TableName, Table> targets = catalog.tables(
                    written, mappings.stream().map(Mapping::target).toList());
            return mappings.stream()
                    .flatMap(m -> obstacle(next, m, sources.get(m.source()), targets.get(m.target())).stream())
                    .toList();
        });
    }

    private static Optional<String> obstacle(Run next, Mapping mapping, Table source, Table target) {
        if (source == null || target == null) {
            return Optional.of(
                    source == null
                            ? "Table " + mapping.source() + " is not on data source '"
                                    + next.source().name() + "'."
                            : "Table " + mapping.target() + " is not on data source '"
                                    + next.target().name() + "'.");
        }
        List<String> missing = source.carried().stream()
                .filter(c -> target.carried().stream().noneMatch(t -> t.name().equalsIgnoreCase(c.name())))
                .map(Column::name)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Table %s of data source '%s' lacks what %s has on data source '%s': %s."
                        .formatted(
                                mapping.target(),
                                next.target().name(),
                                mapping.source(),
                                next.source().name(),
                                String.join(", ", missing)));
    }

    @Override
    public First begin(Run left) {
        Run next = left.opposite();
        steps.lease(next);
        return withBoth(
                left, "fixing the first position of the " + next.direction().link() + " link", (written, read) -> {
                    Optional<First> there = first(LinkStore.find(written, next.project(), link(next)));
                    if (there.isPresent()) {
                        return there.get();
                    }
                    requireStrict(left, read);
                    Canary.ensure(written, next.project());
                    Canary.ensure(read, next.project());
                    strays.know(next.project(), next.direction(), NewTables.all(next, read));
                    Position position = Binlog.end(read, next.source().type());
                    Position settled = OpenXa.settle(next, read);
                    String token = UUID.randomUUID().toString();
                    LinkStore.beginStrictly(
                            written, next.project(), link(next), position, settled, tables(next, read), token);
                    next.event(next.direction().step().id() + " begins at " + position);
                    return new First(position, token);
                });
    }

    /** What is still open from the load could be told from what is written later no more. */
    private static void requireStrict(Run left, Connection opened) {
        Checkpoint checkpoint =
                LinkStore.find(opened, left.project(), link(left)).orElseThrow(() -> missing(left));
        if (!checkpoint.strict()) {
            throw new SeraiException(
                    "LOAD_END_NOT_PASSED",
                    "The %s link of project '%s' has not passed the end of the full load; it stands at %s."
                            .formatted(link(left), left.project(), checkpoint.position()),
                    "Wait until the project's events say that changes are applied strictly; then try again.");
        }
    }

    private List<Table> tables(Run next, Connection read) {
        List<TableName> names = Stream.concat(
                        next.tables().stream().map(Mapping::source), Stream.of(Canary.table(next.project())))
                .toList();
        Map<TableName, Table> tables = catalog.tables(read, names);
        names.stream().filter(n -> !tables.containsKey(n)).findFirst().ifPresent(n -> {
            throw new SeraiException(
                    "TABLE_MISSING",
                    "Table " + n + " is not on data source '" + next.source().name() + "', which is to be opened.",
                    "See who has dropped or renamed it, and bring it back.");
        });
        return List.copyOf(tables.values());
    }

    @Override
    public Optional<First> begun(Run left) {
        Run next = left.opposite();
        return withBoth(
                left,
                "looking for the first position of the " + link(next) + " link",
                (written, read) -> first(LinkStore.look(written, next.project(), link(next))));
    }

    private static Optional<First> first(Optional<Checkpoint> checkpoint) {
        return checkpoint.map(c -> new First(c.position(), c.token()));
    }

    @Override
    public void tryToRead(Run left) {
        Run next = left.opposite();
        Position from = begun(left).orElseThrow(() -> missing(next)).position();
        new BinlogTrial(next.source(), from, CdcConsumer.serverId(next), heartbeat).read();
    }

    @Override
    public void takeBack(Run left) {
        Run next = left.opposite();
        withBoth(left, "taking back the first position of the " + link(next) + " link", (written, read) -> {
            if (LinkStore.look(written, next.project(), link(next)).isPresent()) {
                FailPoint.LINK_TAKE_BACK.before();
                LinkStore.end(written, next.project(), link(next));
                FailPoint.LINK_TAKE_BACK.after();
                next.event(next.direction().step().id() + ": its first position was taken back");
            }
            return null;
        });
    }

    @Override
    public Position stop(Run left) {
        FailPoint.LINK_END.before();
        steps.end(left);
        FailPoint.LINK_END.after();
        // The side that is left may be gone: it must not keep the other one from being opened.
        try (Connection opened = databases.open(left.target(), Session.PLAIN)) {
            return LinkStore.find(opened, left.project(), link(left))
                    .map(Checkpoint::position)
                    .or(() -> strays.of(left.project(), left.direction().opposite())
                            .map(StrayStore.Seen::readTo))
                    .orElseThrow(() -> missing(left));
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "ending the " + link(left) + " link");
        }
    }

    @Override
    public void start(Run left) {
        Run next = left.opposite();
        steps.lease(next);
        withBoth(left, "starting the " + link(next) + " link", (written, read) -> {
            if (!steps.hasBegun(next)) {
                renew(next, written, read);
                Position end = LinkStore.find(read, left.project(), link(left))
                        .map(Checkpoint::position)
                        .orElseThrow(() -> missing(left));
                strays.begin(next.project(), next.direction(), end);
            }
            FailPoint.LINK_TURN.before();
            steps.begin(next);
            FailPoint.LINK_TURN.after();
            awaitCanary(next, written, read);
            steps.caughtUp(next);
            FailPoint.LINK_FORGET.before();
            LinkStore.end(read, left.project(), link(left));
            FailPoint.LINK_FORGET.after();
            return null;
        });
    }

    /** Foreign keys may have come since the position was fixed, by our own statements; the link must know what they do. */
    private void renew(Run next, Connection written, Connection read) throws SQLException {
        Checkpoint checkpoint =
                LinkStore.find(written, next.project(), link(next)).orElseThrow(() -> missing(next));
        LinkStore.pass(written, next.project(), link(next), checkpoint.position(), tables(next, read));
    }

    private static void awaitCanary(Run next, Connection written, Connection read) {
        String token = Canary.send(read, next.project());
        Position sent = Binlog.end(read, next.source().type());
        while (!Canary.hasArrived(written, next.project(), token)) {
            boolean passed = next.link() != null
                    && next.link().applied().filter(p -> p.reaches(sent)).isPresent();
            if (passed && !Canary.hasArrived(written, next.project(), token)) {
                throw new SeraiException(
                        "CANARY_LOST",
                        "The %s link of project '%s' has passed %s, but a row that was written to %s before has not arrived."
                                .formatted(link(next), next.project(), sent, Canary.table(next.project())),
                        "See that the step's route applies every change (a filter of your own may take it out), then restore.");
            }
            Patience.sleep(next, POLL);
        }
    }

    private static String link(Run run) {
        return run.direction().link();
    }

    private static SeraiException missing(Run run) {
        return new SeraiException(
                "CHECKPOINT_MISSING",
                "The checkpoint of the %s link of project '%s' is not in serai.link of data source '%s'."
                        .formatted(link(run), run.project(), run.target().name()),
                "Do not touch the database serai. Release this project and start a new one.");
    }
}
