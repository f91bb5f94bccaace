package io.serai.cdc;

import io.serai.cdc.Changes.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Between the thread that reads the binlog and the one that applies it: joins whole transactions to batches and makes the reader
 * wait when the applier is behind. Memory is bounded by a few batches, whatever the size of a transaction.
 */
final class BatchQueue {
    private static final int MOST_BATCHES = 3;

    private final int mostChanges;
    private final long mostBytes;
    private final Deque<Batch> ready = new ArrayDeque<>();
    private List<Change> open = new ArrayList<>();
    private long openBytes;
    /** Changes at the beginning of {@link #open} that belong to ended transactions. */
    private int ended;

    private Supplier<Mark> mark;
    private double committedAt;
    /** A part of the transaction at the end has been handed over already. */
    private boolean torn;

    /** The batch that was taken last is still being applied. */
    private boolean applying;

    private RuntimeException failure;
    private boolean closed;

    BatchQueue(int mostChanges, long mostBytes) {
        this.mostChanges = mostChanges;
        this.mostBytes = mostBytes;
    }

    /** Adds a change of the transaction that is being read; blocks while the applier is behind. */
    synchronized void add(Change change) {
        open.add(change);
        openBytes += Change.bytes(change.before()) + Change.bytes(change.after());
        if (open.size() >= mostChanges || openBytes >= mostBytes) {
            if (ended > 0) {
                cut(ended);
            } else {
                ready.add(new Batch(open, null, committedAt, false));
                torn = true;
                begin(new ArrayList<>());
            }
            notifyAll();
            awaitRoom();
        }
    }

    /** Ends the transaction. {@code at} is asked once, when the batch is handed over or a later transaction begins to change it. */
    synchronized void end(Supplier<Mark> at, double committed) {
        ended = open.size();
        mark = at;
        committedAt = committed;
        if (torn) {
            cut(ended);
            torn = false;
        }
        notifyAll();
    }

    /** Forgets the transaction that is being read. */
    synchronized void rollback(Supplier<Mark> at, double committed) {
        if (torn) {
            ready.add(new Batch(List.of(), at.get(), committed, true));
            torn = false;
            begin(new ArrayList<>());
        } else {
            open.subList(ended, open.size()).clear();
            end(at, committed);
        }
        notifyAll();
    }

    /** Hands over the first {@code count} changes with the position behind them. */
    private void cut(int count) {
        List<Change> head = open.subList(0, count);
        ready.add(new Batch(new ArrayList<>(head), mark.get(), committedAt, false));
        begin(new ArrayList<>(open.subList(count, open.size())));
    }

    private void begin(List<Change> rest) {
        open = rest;
        ended = 0;
        mark = null;
        openBytes = rest.stream()
                .mapToLong(c -> Change.bytes(c.before()) + Change.bytes(c.after()))
                .sum();
    }

    /** Called before very large rows are decoded: waits until nothing else takes memory. */
    synchronized void awaitEmpty() {
        while ((!ready.isEmpty() || applying || mark != null) && !closed) {
            await();
        }
    }

    private void awaitRoom() {
        while (ready.size() >= MOST_BATCHES && !closed) {
            await();
        }
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** What follows the last ended transaction can not be applied; what is before it still is. */
    synchronized void fail(RuntimeException why) {
        if (failure == null) {
            failure = why;
        }
        notifyAll();
    }

    /**
     * The next batch, as soon as there is one; null when there is none within {@code millis}.
     *
     * @throws RuntimeException the reader's failure, once everything before it has been taken
     */
    synchronized Batch take(long millis) throws InterruptedException {
        applying = false;
        notifyAll();
        long end = System.nanoTime() + millis * 1_000_000;
        while (ready.isEmpty() && mark == null && failure == null) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        if (ready.isEmpty() && mark != null) {
            cut(ended);
        }
        notifyAll();
        if (ready.isEmpty()) {
            throw failure;
        }
        applying = true;
        return ready.poll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
