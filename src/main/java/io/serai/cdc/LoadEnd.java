package io.serai.cdc;

import io.serai.database.Binlog;
import io.serai.database.Databases;
import io.serai.database.Position;
import io.serai.database.Session;
import io.serai.project.LinkStore;
import io.serai.project.LinkStore.Checkpoint;
import io.serai.project.Run;
import java.sql.Connection;
import java.sql.SQLException;

/** Knows where the window ends in which changes overlap the load, and opens it again for rows that had to be read anew. */
final class LoadEnd {
    private final Run run;
    private final Databases databases;
    private final Orphans orphans;

    LoadEnd(Run run, Databases databases, Orphans orphans) {
        this.run = run;
        this.databases = databases;
        this.orphans = orphans;
    }

    /**
     * Whether the link has passed it. Also by file: a transaction can be read by a SELECT before its GTID is in the executed set.
     * After a fail-over files can not be compared; then a minute by the source's clock is waited for.
     */
    static boolean isPassed(Checkpoint checkpoint, Position applied, double appliedAt) {
        Position end = checkpoint.loadEnd();
        boolean byFile =
                new Position(applied.file(), applied.offset(), "").reaches(new Position(end.file(), end.offset(), ""));
        return applied.reaches(end) && (byFile || appliedAt > checkpoint.loadEndClock() + 60);
    }

    /**
     * Reads rows again that have lost their parent, in the transaction of {@code target}.
     *
     * @return the checkpoint with the new end of the window, or null when no row had to be changed
     */
    Checkpoint reopen(Connection target, OverlapWriter writer, Checkpoint checkpoint) throws SQLException {
        int mended = orphans.mend(target, writer);
        if (mended == 0) {
            return null;
        }
        try (Connection source = databases.open(run.source(), Session.PLAIN)) {
            Position end = Binlog.end(source, run.source().type());
            double clock = Binlog.clock(source);
            LinkStore.loadEnded(target, run.project(), run.direction().link(), end, clock);
            run.event("cdc: " + mended + " rows that foreign keys had changed during the load were read again");
            return new Checkpoint(
                    checkpoint.position(),
                    end,
                    clock,
                    false,
                    checkpoint.tables(),
                    checkpoint.prepared(),
                    checkpoint.settled(),
                    checkpoint.token());
        }
    }
}
