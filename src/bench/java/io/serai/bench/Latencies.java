package io.serai.bench;

import io.serai.bench.Replication.Place;
import io.serai.bench.SteadyWriter.Seen;
import io.serai.fixture.DatabaseServer;
import java.util.ArrayList;
import java.util.List;

/** A contender that follows the source, and what was seen of it in each round. Its measured time is the median. */
abstract class Latencies implements Contender {
    private static final int COMMITS_A_SECOND = 250;
    private static final int SECONDS = 60;
    private static final int QUICK_SECONDS = 4;
    private static final int ROWS = 100_000;

    final Site site;
    final String database;
    private final List<Seen> rounds = new ArrayList<>();

    private Latencies(Site site, String database) {
        this.site = site;
        this.database = database;
    }

    /** A share of the changes was faster than this, in each round: 0.99, or 1 for the slowest. */
    final Series percentiles(double share) {
        return new Series(rounds.stream()
                .map(seen -> seen.seconds()[(int) Math.ceil(share * seen.seconds().length) - 1])
                .toList());
    }

    final double commitsPerSecond() {
        return new Series(rounds.stream().map(Seen::commitsPerSecond).toList()).median();
    }

    @Override
    public double measure() throws Exception {
        int seconds = site.quick() ? QUICK_SECONDS : SECONDS;
        rounds.add(new SteadyWriter(site.servers(), database, ROWS).run(COMMITS_A_SECOND * seconds));
        Series middle = percentiles(0.5);
        return middle.seconds().get(middle.seconds().size() - 1);
    }

    @Override
    public void check() throws Exception {
        Sides.requireEqual(site.servers(), database);
    }

    static final class OfSerai extends Latencies {
        private Product product;
        private Project project;

        OfSerai(Site site, String database) {
            super(site, database);
        }

        @Override
        public String name() {
            return FullLoads.SERAI;
        }

        @Override
        public void prepare() throws Exception {
            site.clear(database);
            if (product == null) {
                product = Product.start(site, Product.DEFAULT_HEAP);
            }
            project = product.create(database, List.of("schema", "full-load", "cdc"));
            project.start();
            project.awaitMonitoring();
            site.calm();
        }

        @Override
        public void end() throws Exception {
            if (project != null) {
                project.remove();
                project = null;
            }
        }

        @Override
        public void close() {
            if (product != null) {
                product.close();
            }
        }
    }

    static final class OfReplication extends Latencies {
        private static final int WORKERS = 4;
        private final Replication replication;

        OfReplication(Site site, String database) {
            super(site, database);
            this.replication = new Replication(site.servers());
        }

        @Override
        public String name() {
            return Links.replication(WORKERS);
        }

        @Override
        public void prepare() throws Exception {
            site.clear(database);
            BulkFiles files = BulkFiles.write(site, database);
            DatabaseServer target = site.servers().target();
            files.load(target);
            site.forgetBinlogs();
            Place from = replication.end();
            replication.configure(from, WORKERS);
            site.calm();
            replication.start();
        }

        @Override
        public void end() throws Exception {
            replication.remove();
        }
    }
}
