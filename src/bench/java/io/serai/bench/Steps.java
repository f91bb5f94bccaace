package io.serai.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The step full-load alone, after the step schema: through its route, and without one. Both in processes of one kind. */
final class Steps {
    private Steps() {}

    /** From the begin of the step to its end, as the HTTP interface tells them. */
    static final class ThroughRoute implements Contender {
        private final Site site;
        private final String database;
        private Product product;
        private Project project;

        ThroughRoute(Site site, String database) {
            this.site = site;
            this.database = database;
        }

        @Override
        public String name() {
            return FullLoads.SERAI;
        }

        @Override
        public void prepare() throws Exception {
            if (product == null) {
                product = Product.start(site, Product.DEFAULT_HEAP);
            }
            project = product.create(database, List.of("schema", "full-load"));
            site.clear(database);
        }

        @Override
        public double measure() throws Exception {
            project.start();
            // Nobody asks for the beans' progress either, and what asking costs is not what a route costs.
            project.awaitCompleted(Project.RARELY_MILLIS);
            Instant begin = project.time("full-load", "startedAt");
            return Duration.between(begin, project.time("full-load", "finishedAt"))
                            .toNanos()
                    / 1e9;
        }

        @Override
        public void check() throws Exception {
            Sides.requireEqual(site.servers(), database);
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

    /** The same methods of the same beans in the same order, called by {@link DirectLoad}. */
    static final class ByBeans implements Contender {
        static final String NAME = "calling the beans";

        private final Site site;
        private final String database;
        private DirectProcess process;

        ByBeans(Site site, String database) {
            this.site = site;
            this.database = database;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void prepare() throws Exception {
            if (process == null) {
                process = DirectProcess.start(site, Product.DEFAULT_HEAP);
            }
            site.clear(database);
        }

        @Override
        public double measure() throws Exception {
            return process.load(database);
        }

        @Override
        public void check() throws Exception {
            Sides.requireEqual(site.servers(), database);
        }

        @Override
        public void close() throws Exception {
            if (process != null) {
                process.close();
            }
        }
    }
}
