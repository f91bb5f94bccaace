package io.serai.bench;

import java.util.List;

/** A database that is copied to ready indexes. */
final class FullLoadRow implements Row {
    private final String id;
    private final String title;
    private final Maker maker;

    /** Makes the tables of a row in an empty database. */
    @FunctionalInterface
    interface Maker {
        void make(Site site, String database) throws Exception;
    }

    FullLoadRow(String id, String title, Maker maker) {
        this.id = id;
        this.title = title;
        this.maker = maker;
    }

    static FullLoadRow two() {
        return new FullLoadRow(
                "full-load",
                "Full load: a sysbench table of 1 million rows and a narrow one of 2 million, to ready indexes",
                FullLoadRow::makeTwo);
    }

    static void makeTwo(Site site, String database) throws Exception {
        Tables.sysbench(site.servers().source(), database, "sbtest1", site.scaled(1_000_000));
        Tables.narrow(site.servers().source(), database, "reading", site.scaled(2_000_000));
    }

    static FullLoadRow large() {
        return new FullLoadRow(
                "full-load-large",
                "Full load: one sysbench table of 3 million rows, to ready indexes",
                (site, database) ->
                        Tables.sysbench(site.servers().source(), database, "sbtest1", site.scaled(3_000_000)));
    }

    static FullLoadRow many() {
        return new FullLoadRow(
                "full-load-many",
                "Full load: 200 sysbench tables of 10,000 rows, to ready indexes",
                (site, database) -> {
                    for (int i = 1; i <= site.scaled(200); i++) {
                        Tables.sysbench(site.servers().source(), database, "sbtest" + i, 10_000);
                    }
                });
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
        String database = "bench_load";
        guard.preparing(() -> {
            Tables.database(site.servers().source(), database);
            maker.make(site, database);
        });
        List<Contender> contenders = guard.prepared(() -> FullLoads.of(site, database));
        return TimeTable.of(
                rounds.run(contenders),
                site.goals(
                        new Goal(FullLoads.FLOOR, 1.3),
                        new Goal(FullLoads.MYDUMPER.formatted(2), 1 / 1.7),
                        new Goal(FullLoads.MYDUMPER.formatted(4), 1 / 1.7)));
    }
}
