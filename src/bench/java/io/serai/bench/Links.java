package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.util.List;

/** The ways to apply a backlog to a target that has the rows from before it. */
final class Links {
    static final String REPLICATION = "replication, %d worker";

    private Links() {}

    static String replication(int workers) {
        return REPLICATION.formatted(workers) + (workers == 1 ? "" : "s");
    }

    /** Serai first: the backlog is made while its project is paused, and serves the others as well. */
    static List<Contender> of(Site site, Backlog backlog) {
        return List.of(new SeraiLink(site, backlog), new Replica(site, backlog, 4), new Replica(site, backlog, 1));
    }

    /**
     * From POST restore until the target holds the last row. The runtime stays up from round to round; each round has a project of
     * its own.
     */
    private static final class SeraiLink implements Contender {
        private final Site site;
        private final Backlog backlog;
        private Product product;
        private Project project;

        SeraiLink(Site site, Backlog backlog) {
            this.site = site;
            this.backlog = backlog;
        }

        @Override
        public String name() {
            return FullLoads.SERAI;
        }

        @Override
        public void prepare() throws Exception {
            backlog.begin();
            site.clear(backlog.database());
            if (product == null) {
                product = Product.start(site, Product.DEFAULT_HEAP);
            }
            project = product.create(backlog.database(), List.of("schema", "full-load", "cdc"));
            project.start();
            project.awaitMonitoring();
            project.pause();
            project.awaitPaused();
            backlog.make();
            site.calm();
        }

        @Override
        public double measure() throws Exception {
            long begin = System.nanoTime();
            project.restore();
            backlog.awaitMark();
            return (System.nanoTime() - begin) / 1e9;
        }

        @Override
        public void check() throws Exception {
            project.awaitNoLag();
            Sides.requireEqual(site.servers(), backlog.database());
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

    /** From START REPLICA until the last transaction is applied. Its relay log is empty at the beginning. */
    private static final class Replica implements Contender {
        private final Site site;
        private final Backlog backlog;
        private final int workers;

        Replica(Site site, Backlog backlog, int workers) {
            this.site = site;
            this.backlog = backlog;
            this.workers = workers;
        }

        @Override
        public String name() {
            return replication(workers);
        }

        @Override
        public void prepare() throws Exception {
            if (!backlog.isMade()) {
                backlog.begin();
                backlog.make();
            }
            site.clear(backlog.database());
            DatabaseServer target = site.servers().target();
            backlog.before().load(target);
            site.forgetBinlogs();
            backlog.replication().configure(backlog.from(), workers);
            site.calm();
        }

        @Override
        public double measure() throws Exception {
            long begin = System.nanoTime();
            backlog.replication().start();
            backlog.replication().await(backlog.from(), backlog.to());
            return (System.nanoTime() - begin) / 1e9;
        }

        @Override
        public void check() throws Exception {
            Sides.requireEqual(site.servers(), backlog.database());
        }

        @Override
        public void end() throws Exception {
            backlog.replication().remove();
        }
    }
}
