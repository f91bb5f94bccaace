package io.serai.cdc;

import io.serai.cdc.Changes.Batch;
import io.serai.database.Session;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.StoppedException;
import io.serai.error.TransientException;
import io.serai.project.Direction;
import io.serai.project.LinkStore;
import io.serai.project.LinkStore.Checkpoint;
import io.serai.project.Patience;
import io.serai.project.Run;
import io.serai.project.StepName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One thread that carries a link: reads from the checkpoint, hands each batch to the route, and begins anew at the checkpoint
 * after every break. What can not pass by itself fails the project.
 */
final class CdcConsumer extends DefaultConsumer implements Suspendable {
    private static final Logger LOG = LoggerFactory.getLogger(CdcConsumer.class);
    private static final long POLL_MILLIS = 200;
    private static final int MOST_DOUBLINGS = 10;

    private final CdcEndpoint endpoint;
    private final CdcComponent component;
    private volatile boolean stopping;
    private Thread thread;

    CdcConsumer(CdcEndpoint endpoint, Processor processor, CdcComponent component) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.component = component;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        begin();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        begin();
    }

    @Override
    protected void doSuspend() throws Exception {
        halt();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        halt();
        super.doStop();
    }

    private void begin() {
        Run run = component.runs().run(endpoint.getProject(), endpoint.direction());
        if (run == null || thread != null) {
            return;
        }
        stopping = false;
        thread = new Thread(
                () -> follow(run),
                endpoint.getProject() + "." + endpoint.direction().step().id());
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when the thread has ended and everything open on the target is rolled back. */
    private void halt() throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.join();
            thread = null;
        }
    }

    private void follow(Run run) {
        MDC.put("project", run.project());
        Duration wait = component.patience().delay();
        int attempts = 0;
        int careful = 0;
        int misfits = 0;
        try (Doubts doubts = new Doubts(run, component);
                LinkMonitor monitor = new LinkMonitor(run, component.databases(), component.caughtUpLag(), doubts)) {
            run.link(monitor);
            while (!isStopping(run)) {
                long before = run.progress(run.direction().step()).done();
                try {
                    session(run, monitor, careful);
                } catch (StrictWriter.NotAsExpected e) {
                    LOG.info(
                            "{}: a batch does not fit ({}); it is applied again, change by change",
                            run.project(),
                            e.getMessage());
                    // Where nearly nothing fits, going back each time would cost more than going slowly.
                    careful = 1 << Math.min(MOST_DOUBLINGS, misfits++);
                } catch (TransientException e) {
                    careful = 0;
                    boolean moved = run.progress(run.direction().step()).done() > before;
                    attempts = moved ? 1 : attempts + 1;
                    wait = moved ? component.patience().delay() : wait;
                    if (attempts > component.patience().attempts()) {
                        throw e;
                    }
                    if (attempts == 1) {
                        run.event(endpoint.direction().step().id() + ": " + e.code() + ": " + e.getMessage()
                                + " Trying again.");
                        LOG.warn("{}: {}: {} Trying again.", run.project(), e.code(), e.getMessage());
                    }
                    Patience.sleep(run, wait);
                    Duration longest = component.patience().greatestDelay();
                    wait = wait.multipliedBy(2).compareTo(longest) > 0 ? longest : wait.multipliedBy(2);
                }
            }
        } catch (StoppedException e) {
            LOG.debug(
                    "{}: {} stopped", run.project(), endpoint.direction().step().id());
        } catch (Throwable e) {
            run.failed(run.direction().step(), e);
        } finally {
            MDC.remove("project");
        }
    }

    private boolean isStopping(Run run) {
        return stopping || run.isStopping();
    }

    /** From the checkpoint until something breaks or the route is to stop. */
    private void session(Run run, LinkMonitor monitor, int careful) throws Exception {
        Connection target = component.databases().open(run.target(), Session.WRITE);
        LinkTables tables;
        Checkpoint begin;
        try {
            begin = checkpoint(run, target);
            SourceHistory.requireAll(run, component.databases(), begin.position());
            TargetTriggers.refuse(run, target);
            tables = LinkTables.read(run, begin, component.catalog(), target);
        } catch (RuntimeException e) {
            target.close();
            throw e;
        }
        BatchQueue queue = queue(run);
        EventStream stream = tables.stream(
                queue,
                begin,
                run.source().type(),
                new PreparedReader(run.source(), serverId(run) + 0x01000000L, component.heartbeat()));
        try (Applier applier = new Applier(
                        run,
                        target,
                        begin,
                        careful,
                        tables.cascades(),
                        new LoadEnd(run, component.databases(), tables.orphans(run, component.databases())));
                BinlogReader reader = new BinlogReader(
                        run.source(), begin.position(), stream, queue, serverId(run), component.heartbeat())) {
            monitor.watch(applier);
            reader.start();
            carry(run, applier, monitor, queue, () -> {
                if (monitor.lagSeconds().filter(l -> l == 0).isPresent()) {
                    tables.requireMatch();
                }
            });
        } catch (StatementStop e) {
            if (!run.maySkip(e.at())) {
                throw e;
            }
            new Skip(run, component.databases(), component.catalog()).pass(e, begin);
        } catch (SQLException e) {
            throw SqlErrors.translate(e, "applying changes of project '" + run.project() + "'");
        }
    }

    /** A batch that is to be paid for over minutes would let the source think that nobody reads. */
    private BatchQueue queue(Run run) {
        Long rows = run.options().maxRowsPerSecond();
        Long bytes = run.options().maxBytesPerSecond();
        return new BatchQueue(
                (int) Math.min(endpoint.getBatchChanges(), rows == null ? Integer.MAX_VALUE : rows),
                Math.min(endpoint.getBatchBytes(), bytes == null ? Long.MAX_VALUE : bytes));
    }

    /** @param idle done whenever nothing has come for a moment */
    private void carry(Run run, Applier applier, LinkMonitor monitor, BatchQueue queue, Runnable idle)
            throws Exception {
        while (!isStopping(run)) {
            monitor.requireQuietTarget();
            Batch batch = next(applier, queue);
            if (batch == null) {
                applier.idle();
                idle.run();
                continue;
            }
            Exchange exchange = createExchange(true);
            exchange.getIn().setBody(new Changes(applier, batch));
            exchange.setProperty(Run.PROPERTY, run);
            getProcessor().process(exchange);
            Throwable failure = exchange.getException();
            if (failure != null) {
                throw cause(failure);
            }
        }
    }

    private static Batch next(Applier applier, BatchQueue queue) throws Exception {
        try {
            return queue.take(POLL_MILLIS);
        } catch (StatementStop e) {
            applier.stand();
            throw e;
        }
    }

    /** What a bean of the route has thrown, without Camel's wrapping. */
    private static Exception cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SeraiException
                    || cause instanceof StoppedException
                    || cause instanceof StrictWriter.NotAsExpected) {
                return (RuntimeException) cause;
            }
        }
        return failure instanceof Exception e ? e : new IllegalStateException(failure);
    }

    private Checkpoint checkpoint(Run run, Connection target) {
        boolean loads = run.definition().has(StepName.FULL_LOAD);
        boolean first = run.direction() == Direction.FORWARD;
        if (first
                && !loads
                && LinkStore.find(target, run.project(), run.direction().link()).isEmpty()) {
            StartPosition start = new StartPosition(component.databases(), component.catalog());
            start.fix(run);
            start.endLoad(run);
        }
        Checkpoint checkpoint = LinkStore.find(
                        target, run.project(), run.direction().link())
                .orElseThrow(
                        () -> new SeraiException(
                                "START_POSITION_MISSING",
                                "The link of project '" + run.project()
                                        + "' has no checkpoint in serai.link on the target.",
                                "Put the node fix-start-position back into the full-load template; release this project and start a new one."));
        if (checkpoint.loadEnd() == null) {
            throw new SeraiException(
                    "LOAD_END_MISSING",
                    "It is not known where the full load of project '" + run.project() + "' ended.",
                    "Put the node note-end-of-load back into the full-load template, then restore.");
        }
        return checkpoint;
    }

    /** A number that no other replica of the source is likely to have; the same for the same project. */
    static long serverId(Run run) {
        return 0x5E000000L + ((run.owner() + run.direction()).hashCode() & 0xFFFFFF);
    }
}
