package io.serai.cdc;

import io.serai.project.Run;
import io.serai.project.TableProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of changes that have been written and not yet committed: they count once they are. */
final class Uncounted {
    private final Run run;
    private final Map<LinkTable, long[]> numbers = new HashMap<>();

    Uncounted(Run run) {
        this.run = run;
    }

    void add(List<Change> changes) {
        changes.forEach(this::add);
    }

    void add(Change change) {
        long[] number = numbers.computeIfAbsent(change.table(), t -> new long[3]);
        number[change.isInsert() ? 0 : change.isDelete() ? 2 : 1]++;
    }

    void commit() {
        numbers.forEach((table, number) -> {
            TableProgress progress = run.table(table.pair().source().name());
            if (progress == null) {
                // The canary is nobody's table.
                return;
            }
            progress.inserts().add(number[0]);
            progress.updates().add(number[1]);
            progress.deletes().add(number[2]);
            run.progress(run.direction().step()).add(number[0] + number[1] + number[2]);
        });
        run.progress(run.direction().step()).parts().increment();
        numbers.clear();
    }

    void clear() {
        numbers.clear();
    }
}
