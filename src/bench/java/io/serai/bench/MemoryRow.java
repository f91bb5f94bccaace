package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Does it work with little memory? Each task has a runtime of its own, with a heap of half a gigabyte. */
final class MemoryRow implements Row {
    private static final String HEAP = "-Xmx512m";
    private static final String DATABASE = "bench_memory";
    private static final int LARGE_ROWS = 20;
    private static final int ROWS_A_TABLE = 10;

    /**
     * Something that might need much memory.
     *
     * @param before makes tables on the source, which are loaded
     * @param changes what is to go through cdc then, at once
     */
    private record Task(String name, Maker before, Maker changes) {}

    /** Works on the source. */
    @FunctionalInterface
    private interface Maker {
        void make(Site site, DatabaseServer source) throws Exception;
    }

    private static final List<Task> TASKS = List.of(
            new Task(
                    LARGE_ROWS + " rows of 32 MiB loaded, " + LARGE_ROWS + " more by cdc",
                    (site, source) -> {
                        source.execute("CREATE TABLE " + DATABASE
                                + ".large (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, content LONGBLOB NOT NULL)");
                        largeRows(site, source);
                    },
                    MemoryRow::largeRows),
            new Task(
                    "a transaction of 1 million rows by cdc",
                    (site, source) -> Tables.sysbench(source, DATABASE, "sbtest1", 1),
                    MemoryRow::largeTransaction),
            new Task(
                    "2,000 tables loaded, then a row more in each by cdc",
                    MemoryRow::manyTables,
                    (site, source) -> Sql.forTables(
                            source,
                            DATABASE,
                            1,
                            (table, statement) -> statement.execute(
                                    table.equals(Backlog.MARKS)
                                            ? "DO 0"
                                            : "INSERT INTO " + table + " (k, c, pad) VALUES (0, 'new', 'new')"))));

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory: the runtime with `" + HEAP + "`";
    }

    private static void largeRows(Site site, DatabaseServer source) throws SQLException {
        for (int i = 0; i < site.scaled(LARGE_ROWS); i++) {
            source.execute("INSERT INTO " + DATABASE
                    + ".large (content) VALUES (REPEAT(UNHEX(SHA2(RAND(), 256)), 32 * 1024 * 1024 / 32))");
        }
    }

    private static void largeTransaction(Site site, DatabaseServer source) throws SQLException {
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int rows = site.scaled(10_000);
            for (int i = 0; i < 100; i++) {
                statement.execute(Tables.insertSysbench(DATABASE + ".sbtest1", rows));
            }
            connection.commit();
        }
    }

    private static void manyTables(Site site, DatabaseServer source) throws SQLException {
        for (int i = 1; i <= site.scaled(2_000); i++) {
            Tables.sysbench(source, DATABASE, "sbtest" + i, ROWS_A_TABLE);
        }
    }

    @Override
    public List<String> run(Site site, Rounds rounds, Guard guard) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("| Task | Works | Peak of resident memory | Schema and load | cdc |");
        lines.add("|---|---|---:|---:|---:|");
        for (Task task : TASKS) {
            String line = guard.prepared(() -> carryOut(site, task));
            site.out().line("  %s", line);
            lines.add(line);
        }
        return lines;
    }

    private static String carryOut(Site site, Task task) throws Exception {
        DatabaseServer source = site.servers().source();
        Tables.database(source, DATABASE);
        task.before().make(site, source);
        Backlog changes = new Backlog(site, DATABASE, () -> task.changes().make(site, source));
        changes.createMarks();
        site.clear(DATABASE);
        try (Product product = Product.start(site, HEAP)) {
            try {
                Project project = product.create(DATABASE, List.of("schema", "full-load", "cdc"));
                long begin = System.nanoTime();
                project.start();
                project.awaitMonitoring();
                double loaded = (System.nanoTime() - begin) / 1e9;
                project.pause();
                project.awaitPaused();
                changes.make();
                begin = System.nanoTime();
                project.restore();
                changes.awaitMark();
                double applied = (System.nanoTime() - begin) / 1e9;
                project.awaitNoLag();
                Sides.requireEqual(site.servers(), DATABASE);
                String line = String.format(
                        Locale.ROOT,
                        "| %s | yes, both sides are equal | %d MiB | %s | %s |",
                        task.name(),
                        product.peakMebibytes(),
                        Series.shown(loaded),
                        Series.shown(applied));
                project.remove();
                return line;
            } catch (Exception e) {
                return "| %s | **no**: %s | %d MiB | | |"
                        .formatted(task.name(), Errors.reason(e).replace("|", "\\|"), product.peakMebibytes());
            }
        }
    }
}
