package io.serai.project;

import io.serai.project.KeyRanges.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a table the links have changed since both sides were last found equal, by the first column of the table's key. Kept in
 * memory for one stretch of a project's life: at its beginning every row counts as changed. A row counts once its change is
 * committed, and before the link says that it has passed it.
 */
public final class ChangedRows {
    private Trace sinceEqual = Trace.ofAll();
    private final List<Look> looks = new ArrayList<>();

    /**
     * What has changed.
     *
     * @param all every row may have
     * @param column name of the whole number by which the others are told apart; null when none has changed
     * @param ranges of this number
     */
    public record Changed(boolean all, String column, List<Range> ranges) {
        public boolean isEmpty() {
            return !all && ranges.isEmpty();
        }

        /** At most so many values of the column; {@link Long#MAX_VALUE} for more than a long holds. */
        public long width() {
            long width = 0;
            for (Range range : ranges) {
                width = range.width() > Long.MAX_VALUE - width ? Long.MAX_VALUE : width + range.width();
            }
            return all ? Long.MAX_VALUE : width;
        }
    }

    private static final class Trace {
        private boolean all;
        private String column;
        private KeyRanges ranges = new KeyRanges();

        private static Trace ofAll() {
            Trace trace = new Trace();
            trace.add(null, null);
            return trace;
        }

        private void add(String name, KeyRanges more) {
            if (all || more == null || column != null && !column.equalsIgnoreCase(name)) {
                all = true;
                ranges = null;
                column = null;
            } else {
                column = name;
                ranges.addAll(more);
            }
        }

        private Changed changed() {
            return new Changed(all, column, all ? List.of() : ranges.ranges());
        }
    }

    /** A comparison of the table that is under way. */
    public final class Look implements AutoCloseable {
        private final Trace since = new Trace();

        private Look() {}

        /** Both sides are the same, but for what has changed since the look began. */
        public void equal() {
            synchronized (ChangedRows.this) {
                sinceEqual = since;
                // What still looks has its own trace; this one is nobody's else from now on.
                looks.remove(this);
            }
        }

        /** Both sides are not the same: nothing follows from an earlier comparison. */
        public void different() {
            addAll();
        }

        @Override
        public void close() {
            synchronized (ChangedRows.this) {
                looks.remove(this);
            }
        }
    }

    /** Begins a comparison; without {@link Look#equal} or {@link Look#different} nothing follows from it. */
    public synchronized Look look() {
        Look look = new Look();
        looks.add(look);
        return look;
    }

    /**
     * Rows with these numbers have changed, or may have.
     *
     * @param column of the table's key
     */
    public synchronized void add(String column, KeyRanges numbers) {
        sinceEqual.add(column, numbers);
        looks.forEach(l -> l.since.add(column, numbers));
    }

    /** Any row may have changed. */
    public synchronized void addAll() {
        add(null, null);
    }

    public synchronized Changed sinceEqual() {
        return sinceEqual.changed();
    }
}
