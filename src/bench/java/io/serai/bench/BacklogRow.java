package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changes that have gathered on the source while nobody took them over. */
final class BacklogRow implements Row {
    private static final String DATABASE = "bench_cdc";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int SYSBENCH_THREADS = 4;
    private static final int ROWS_A_TRANSACTION = 1_000;

    private final String id;
    private final String title;
    private final int changes;
    private final double most;
    private final FullLoadRow.Maker tables;
    private final Maker backlog;

    /** Changes rows on the source. */
    @FunctionalInterface
    private interface Maker {
        void make(Site site) throws Exception;
    }

    /**
     * @param changes rows that are changed in a full run
     * @param most times the time of replication with four workers that is to be reached
     */
    private BacklogRow(String id, String title, int changes, double most, FullLoadRow.Maker tables, Maker backlog) {
        this.id = id;
        this.title = title;
        this.changes = changes;
        this.most = most;
        this.tables = tables;
        this.backlog = backlog;
    }

    static BacklogRow transactions() {
        return new BacklogRow(
                "cdc",
                "cdc: a backlog of 60,000 sysbench oltp_write_only transactions (240,000 changes) over one table of 1 million"
                        + " rows",
                240_000,
                1,
                (site, database) ->
                        Tables.sysbench(site.servers().source(), database, "sbtest1", site.scaled(1_000_000)),
                BacklogRow::writeOnly);
    }

    static BacklogRow inserts() {
        return new BacklogRow(
                "cdc-bulk",
                "cdc: a backlog of 1 million inserted sysbench rows in transactions of 1,000",
                1_000_000,
                1 / 0.6,
                (site, database) -> Tables.sysbench(site.servers().source(), database, "sbtest1", 1),
                BacklogRow::insert);
    }

    private static void writeOnly(Site site) throws Exception {
        Bundle sysbench = site.peers().require(Peers.SYSBENCH);
        DatabaseServer source = site.servers().source();
        String scripts = sysbench.root().resolve("usr/share/sysbench").toString();
        ProcessBuilder command = sysbench.command(
                "usr/bin/sysbench",
                List.of(
                        scripts + "/oltp_write_only.lua",
                        "--mysql-host=" + DatabaseServer.HOST,
                        "--mysql-port=" + source.port(),
                        "--mysql-user=" + DatabaseServer.USER,
                        "--mysql-password=" + DatabaseServer.PASSWORD,
                        "--mysql-db=" + DATABASE,
                        "--tables=1",
                        "--table-size=" + site.scaled(1_000_000),
                        "--threads=" + SYSBENCH_THREADS,
                        "--events=" + site.scaled(60_000),
                        "--time=0",
                        "run"));
        command.environment().put("LUA_PATH", scripts + "/?.lua");
        Shell.run(site.log("sysbench"), PATIENCE, command);
    }

    private static void insert(Site site) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < site.scaled(1_000_000 / ROWS_A_TRANSACTION); i++) {
            statements.add(Tables.insertSysbench(DATABASE + ".sbtest1", ROWS_A_TRANSACTION));
        }
        site.servers().source().execute(statements.toArray(String[]::new));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> run(Site site, Rounds rounds, Guard guard) throws Exception {
        Backlog waiting = new Backlog(site, DATABASE, () -> backlog.make(site));
        guard.preparing(() -> {
            Tables.database(site.servers().source(), DATABASE);
            tables.make(site, DATABASE);
            waiting.createMarks();
        });
        Rounds.Outcome outcome = rounds.run(Links.of(site, waiting));
        List<String> lines = TimeTable.of(outcome, site.goals(new Goal(Links.replication(4), most)));
        outcome.series().forEach((name, series) -> {
            if (!series.isEmpty()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "- %s: %,.0f row changes a second.",
                        name,
                        site.scaled(changes) / series.median()));
            }
        });
        return lines;
    }
}
