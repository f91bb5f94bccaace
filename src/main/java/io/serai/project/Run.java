package io.serai.project;

import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.error.Failure;
import io.serai.error.StoppedException;
import io.serai.pace.Lane;
import io.serai.pace.Pace;
import io.serai.pace.TargetWatch;
import io.serai.pace.Throttle;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One stretch of a project's life: from start or restore to the next pause, failure or end. Steps get everything they may know
 * of their project from here. In a route it is the exchange property {@value #PROPERTY}.
 */
public final class Run {
    /** Name of the exchange property that holds the run. */
    public static final String PROPERTY = "run";

    private final Definition definition;
    private final DataSource source;
    private final DataSource target;
    private final Direction direction;
    private final Run opposite;
    private final Map<TableName, TableProgress> tables = new LinkedHashMap<>();
    private final Map<StepName, StepProgress> steps;
    private final Consumer<String> events;
    private final String owner;
    private volatile BiConsumer<StepName, Throwable> failures = (step, why) -> {};
    private final AtomicInteger working = new AtomicInteger();
    private volatile boolean stopping;
    private volatile String skippedPosition;
    private volatile Link link;
    private final Pace pace = new Pace();
    private volatile Options options;
    private volatile TargetWatch targetWatch;

    /**
     * A run of the forward link; that of the reverse link is its {@link #opposite}.
     *
     * @param tables every object with the progress of earlier runs
     * @param events takes findings that belong into the project's event list
     */
    public Run(
            Definition definition,
            DataSource source,
            DataSource target,
            List<TableProgress> tables,
            Consumer<String> events) {
        this.definition = definition;
        this.source = source;
        this.target = target;
        this.direction = Direction.FORWARD;
        this.events = events;
        this.owner = UUID.randomUUID().toString();
        tables.forEach(t -> this.tables.put(t.mapping().source(), t));
        this.steps = new EnumMap<>(StepName.class);
        for (StepName step : StepName.values()) {
            steps.put(step, new StepProgress());
        }
        this.opposite = new Run(this);
        options(definition.options());
    }

    /** The way back: the same project and the same counters, source and target in each other's place. */
    private Run(Run forward) {
        this.definition = forward.definition;
        this.source = forward.target;
        this.target = forward.source;
        this.direction = Direction.REVERSE;
        this.opposite = forward;
        this.events = forward.events;
        this.owner = forward.owner;
        this.steps = forward.steps;
        forward.tables.values().stream()
                .map(TableProgress::inverted)
                .forEach(t -> this.tables.put(t.mapping().source(), t));
    }

    public String project() {
        return definition.name();
    }

    public Definition definition() {
        return definition;
    }

    /** The options as they are now: some of them may change while the project runs. */
    public Options options() {
        return options;
    }

    /** Also of the opposite run. */
    void options(Options changed) {
        take(changed);
        opposite.take(changed);
    }

    private void take(Options changed) {
        options = changed;
        for (Lane lane : Lane.values()) {
            pace.lanes(lane, changed.lanes(lane));
        }
        pace.limit(changed.maxRowsPerSecond(), changed.maxBytesPerSecond());
    }

    /** How fast the project may go. */
    public Pace pace() {
        return pace;
    }

    /** Why and how far the project backs off from its target; empty at full speed. */
    public Optional<Throttle> throttle() {
        return Optional.ofNullable(targetWatch).flatMap(TargetWatch::throttle);
    }

    void targetWatch(TargetWatch watch) {
        targetWatch = watch;
    }

    void endTargetWatch() {
        TargetWatch watch = targetWatch;
        if (watch != null) {
            watch.close();
        }
    }

    /** Which of the project's two links this run is about. */
    public Direction direction() {
        return direction;
    }

    /**
     * The run of the other link: source and target, and the two names of each table, in each other's place. Both are of the same
     * stretch of the project's life: same owner, same counters, stopped together.
     */
    public Run opposite() {
        return opposite;
    }

    /** The name of one of this run's tables on the source of the project, whichever way the rows go. */
    public TableName nameOnSource(Mapping mapping) {
        return direction == Direction.FORWARD ? mapping.source() : mapping.target();
    }

    /** The side that the link reads; in a switchover, the side that is left. */
    public DataSource source() {
        return source;
    }

    /** The side that the link writes; in a switchover, the side that is opened. */
    public DataSource target() {
        return target;
    }

    /** Identifies this stretch on the target: only the newest may write there. */
    public String owner() {
        return owner;
    }

    /** The tables, in the order of their names; not those that have left the project. */
    public List<Mapping> tables() {
        return mappings(false);
    }

    public List<Mapping> views() {
        return mappings(true);
    }

    private List<Mapping> mappings(boolean views) {
        return tables.values().stream()
                .filter(p -> !p.hasLeft())
                .map(TableProgress::mapping)
                .filter(m -> m.view() == views)
                .toList();
    }

    /** Progress of a table or view, by its name on the source; never null for an object of the project. */
    public TableProgress table(TableName sourceName) {
        return tables.get(sourceName);
    }

    /** Progress of every table and view. */
    public List<TableProgress> progress() {
        return List.copyOf(tables.values());
    }

    public StepProgress progress(StepName step) {
        return steps.get(step);
    }

    /** Notes the failure of one table; the others go on, and the step ends failed. */
    public void tableFailed(StepName step, TableName sourceName, Failure failure) {
        table(sourceName).fail(step, failure);
        event(step.id() + ": " + sourceName + " failed: " + failure.code() + ": " + failure.detail());
    }

    /** Adds a finding to the project's events. */
    public void event(String finding) {
        events.accept(finding);
    }

    /** Reports that a step which works in the background (cdc) can not go on; the project fails. Returns at once. */
    public void failed(StepName step, Throwable why) {
        failures.accept(step, why);
    }

    void onFailure(BiConsumer<StepName, Throwable> handler) {
        failures = handler;
        opposite.failures = handler;
    }

    /** Whether the project is being paused or has failed: begin nothing new. */
    public boolean isStopping() {
        return stopping;
    }

    /** Called between units of work; ends the step when the project is being paused. */
    public void proceed() {
        if (stopping) {
            throw new StoppedException();
        }
    }

    /** Also the opposite run. */
    public void stop() {
        end();
        opposite.end();
    }

    private void end() {
        stopping = true;
        pace.stop();
        endTargetWatch();
    }

    /** A piece of work that touches the target, on whatever thread; closed when it is over. */
    public interface Work extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins a piece of work. A route that breaks off does not wait for what it does on other threads: the end of the run does, by
     * this.
     *
     * @throws StoppedException when the project is being paused
     */
    public Work work() {
        synchronized (working) {
            proceed();
            working.incrementAndGet();
        }
        return () -> {
            synchronized (working) {
                working.decrementAndGet();
                working.notifyAll();
            }
        };
    }

    /** Returns when no piece of work is under way, of the opposite run neither; after {@link #stop} none begins any more. */
    void awaitQuiet() {
        awaitOwn();
        opposite.awaitOwn();
    }

    private void awaitOwn() {
        boolean interrupted = false;
        synchronized (working) {
            while (working.get() > 0) {
                try {
                    working.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a person has told the link to go past the statement at this position of the source. */
    public boolean maySkip(String position) {
        return position.equals(skippedPosition);
    }

    void skippedPosition(String position) {
        skippedPosition = position;
        opposite.skippedPosition = position;
    }

    /** The link of this run, or null before it has begun. */
    public Link link() {
        return link;
    }

    public void link(Link newLink) {
        link = newLink;
    }
}
