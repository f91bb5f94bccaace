package io.serai.bench;

import io.serai.bench.Replication.Place;
import java.sql.SQLException;

/**
 * Changes that wait in the source's binlog, and the rows as they were before them. The last of them is a row in a table of its own,
 * by which one sees that all are there.
 */
final class Backlog {
    static final String MARKS = "mark";

    private final Site site;
    private final String database;
    private final Replication replication;
    private final Changes changes;
    private BulkFiles before;
    private Place from;
    private Place to;
    private int mark;

    /** Changes rows of the source in the binlog. */
    @FunctionalInterface
    interface Changes {
        void make() throws Exception;
    }

    Backlog(Site site, String database, Changes changes) {
        this.site = site;
        this.database = database;
        this.replication = new Replication(site.servers());
        this.changes = changes;
    }

    String database() {
        return database;
    }

    Replication replication() {
        return replication;
    }

    /** The rows without the changes, for those who apply them. */
    BulkFiles before() {
        return before;
    }

    Place from() {
        return from;
    }

    Place to() {
        return to;
    }

    /** Makes the table for the last row; call it when the other tables are there. */
    void createMarks() throws SQLException {
        site.servers()
                .source()
                .execute(
                        "SET SESSION sql_log_bin = 0",
                        "CREATE TABLE " + database + "." + MARKS + " (id INT NOT NULL PRIMARY KEY)");
    }

    /** Keeps the rows as they are now and lets the source forget what came before. */
    void begin() throws Exception {
        to = null;
        before = BulkFiles.write(site, database);
        from = replication.end();
        site.servers().source().execute("PURGE BINARY LOGS TO '" + from.file() + "'");
    }

    /** Changes the rows on the source; {@link #begin} must have been called. */
    void make() throws Exception {
        changes.make();
        mark++;
        site.servers().source().execute("INSERT INTO " + database + "." + MARKS + " VALUES (" + mark + ")");
        to = replication.end();
    }

    boolean isMade() {
        return to != null;
    }

    /** Returns when the target holds the row that came last; asks a hundred times a second. */
    void awaitMark() throws SQLException, InterruptedException {
        Marks.await(site.servers().target(), database, mark, Project.PATIENCE);
    }
}
