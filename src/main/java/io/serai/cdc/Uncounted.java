package io.serai.cdc;

import io.serai.project.Run;
import io.serai.project.TableProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes that have been written and not yet committed: they count once they are. */
final class Uncounted {
    private final Run run;
    private final Map<LinkTable, Pending> tables = new HashMap<>();

    Uncounted(Run run) {
        this.run = run;
    }

    private static final class Pending {
        private final long[] number = new long[3];
        private final TouchedRows rows;

        private Pending(LinkTable table) {
            this.rows = new TouchedRows(table);
        }
    }

    void add(List<Change> changes) {
        changes.forEach(this::add);
    }

    void add(Change change) {
        Pending pending = tables.computeIfAbsent(change.table(), Pending::new);
        pending.number[change.isInsert() ? 0 : change.isDelete() ? 2 : 1]++;
        pending.rows.add(change);
    }

    /** Rows have been written of which no change tells. */
    void anyRow() {
        tables.values().forEach(p -> p.rows.any());
    }

    void commit() {
        tables.forEach((table, pending) -> {
            TableProgress progress = progress(table);
            if (progress == null) {
                return;
            }
            long[] number = pending.number;
            progress.inserts().add(number[0]);
            progress.updates().add(number[1]);
            progress.deletes().add(number[2]);
            pending.rows.tell(progress.changedRows());
            run.progress(run.direction().step()).add(number[0] + number[1] + number[2]);
        });
        run.progress(run.direction().step()).parts().increment();
        tables.clear();
    }

    /** They have been rolled back; or they have been committed, and the answer was lost. */
    void clear() {
        tables.forEach((table, pending) -> {
            TableProgress progress = progress(table);
            if (progress != null) {
                pending.rows.tell(progress.changedRows());
            }
        });
        tables.clear();
    }

    /** Null for the canary's, which is nobody's table. */
    private TableProgress progress(LinkTable table) {
        return run.table(table.pair().source().name());
    }
}
