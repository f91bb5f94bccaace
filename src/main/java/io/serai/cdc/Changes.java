package io.serai.cdc;

import io.serai.database.Row;
import io.serai.database.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A batch of changes in the order of the binlog, as the body of the route's message: whole transactions, or a part of one that is
 * too large for one batch.
 */
public final class Changes implements Rows {
    private final Applier applier;
    private final Batch batch;
    private List<Change> changes;

    Changes(Applier applier, Batch batch) {
        this.applier = applier;
        this.batch = batch;
        this.changes = batch.changes();
    }

    /**
     * What the reader hands over.
     *
     * @param mark after the last change; null when the last transaction goes on in the next batch
     * @param committedAt when the last transaction was committed, by the source's clock, in seconds since the epoch
     * @param rolledBack the transaction that earlier batches have begun does not count
     */
    record Batch(List<Change> changes, Mark mark, double committedAt, boolean rolledBack) {}

    Applier applier() {
        return applier;
    }

    Batch batch() {
        return batch;
    }

    List<Change> list() {
        return changes;
    }

    /** Number of changes. */
    public int size() {
        return changes.size();
    }

    @Override
    public void visit(String table, Consumer<Row> visitor) {
        List<Change> kept = new ArrayList<>(changes.size());
        for (Change change : changes) {
            if (change.table().pair().source().name().toString().equals(table)) {
                byte[][] before = shown(change, change.before(), visitor);
                byte[][] after = shown(change, change.after(), visitor);
                if (before != null || after != null) {
                    kept.add(new Change(change.table(), before, after, change.cascades()));
                }
            } else {
                kept.add(change);
            }
        }
        changes = kept;
    }

    /** The image as the visitor leaves it, or null when there is none or it was dropped. */
    private static byte[][] shown(Change change, byte[][] image, Consumer<Row> visitor) {
        if (image == null) {
            return null;
        }
        byte[][] values = Arrays.copyOf(image, image.length);
        Row row = new Row(change.table().pair().source(), values);
        visitor.accept(row);
        return row.isDropped() ? null : values;
    }
}
