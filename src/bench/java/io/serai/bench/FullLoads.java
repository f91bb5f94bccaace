package io.serai.bench;

import io.serai.demo.Directories;
import io.serai.fixture.DatabaseServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The ways to copy a database with all its rows and indexes to a target that has nothing of it. */
final class FullLoads {
    static final String SERAI = "Serai";
    static final String FLOOR = "LOAD DATA INFILE from local files (floor)";
    static final String MYDUMPER = "mydumper + myloader, %d threads";

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private FullLoads() {}

    /** All of them for a database that is on the source, which must not change any more. */
    static List<Contender> of(Site site, String database) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new SeraiLoad(site, database));
        contenders.add(new Floor(site, database, BulkFiles.write(site, database)));
        contenders.add(new MyDumper(site, database, 2));
        contenders.add(new MyDumper(site, database, 4));
        contenders.add(new Dump(site, database));
        return contenders;
    }

    /**
     * From POST start to COMPLETED: prechecks, tables, rows, indexes and the proof that all chunks are there. The runtime stays up
     * from round to round.
     */
    private static final class SeraiLoad extends Load {
        private Product product;
        private Project project;

        SeraiLoad(Site site, String database) {
            super(site, database);
        }

        @Override
        public String name() {
            return SERAI;
        }

        @Override
        public void prepare() throws Exception {
            if (product == null) {
                product = Product.start(site, Product.DEFAULT_HEAP);
            }
            project = product.create(database, List.of("schema", "full-load"));
            super.prepare();
        }

        @Override
        void load() throws Exception {
            project.start();
            project.awaitCompleted();
        }

        @Override
        public void end() throws InterruptedException {
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

    private static final class Floor extends Load {
        private final BulkFiles files;

        Floor(Site site, String database, BulkFiles files) {
            super(site, database);
            this.files = files;
        }

        @Override
        public String name() {
            return FLOOR;
        }

        @Override
        void load() throws Exception {
            files.load(site.servers().target());
        }
    }

    /** Both programs one after the other, as a user calls them; tables are split so that all threads have work. */
    private static final class MyDumper extends Load {
        private final int threads;

        MyDumper(Site site, String database, int threads) {
            super(site, database);
            this.threads = threads;
        }

        @Override
        public String name() {
            return MYDUMPER.formatted(threads);
        }

        @Override
        void load() throws Exception {
            Bundle bundle = site.peers().require(Peers.MYDUMPER);
            Path directory = site.scratch().resolve("mydumper");
            Directories.delete(directory);
            Shell.run(
                    site.log("mydumper"),
                    PATIENCE,
                    bundle.command(
                            "usr/bin/mydumper",
                            login(
                                    site.servers().source(),
                                    "--outputdir=" + directory,
                                    "--database=" + database,
                                    "--rows=100000",
                                    "--trx-consistency-only")));
            Shell.run(
                    site.log("mydumper"),
                    PATIENCE,
                    bundle.command(
                            "usr/bin/myloader",
                            login(site.servers().target(), "--directory=" + directory, "--enable-binlog")));
        }

        private List<String> login(DatabaseServer server, String... options) {
            List<String> all = new ArrayList<>(List.of(
                    "--host=" + DatabaseServer.HOST,
                    "--port=" + server.port(),
                    "--user=" + DatabaseServer.USER,
                    "--password=" + DatabaseServer.PASSWORD,
                    "--threads=" + threads));
            all.addAll(List.of(options));
            return all;
        }

        @Override
        public void end() {
            Directories.delete(site.scratch().resolve("mydumper"));
        }
    }

    private static final class Dump extends Load {
        Dump(Site site, String database) {
            super(site, database);
        }

        @Override
        public String name() {
            return site.servers().areMySql() ? "mysqldump piped into mysql" : "mariadb-dump piped into mariadb";
        }

        @Override
        void load() throws Exception {
            List<String> options = new ArrayList<>(List.of("--single-transaction", "--databases", database));
            if (site.servers().areMySql()) {
                options.add(0, "--set-gtid-purged=OFF");
            }
            Shell.run(
                    site.log("mysqldump"),
                    PATIENCE,
                    site.servers().client(site.servers().source(), "mysqldump", "mariadb-dump", options),
                    site.servers()
                            .client(site.servers().target(), "mysql", "mariadb", List.of("--max-allowed-packet=64M")));
        }
    }

    /** What all of them have in common: how they begin, and how they are judged. */
    private abstract static class Load implements Contender {
        final Site site;
        final String database;

        Load(Site site, String database) {
            this.site = site;
            this.database = database;
        }

        abstract void load() throws Exception;

        @Override
        public void prepare() throws Exception {
            site.clear(database);
        }

        @Override
        public double measure() throws Exception {
            long begin = System.nanoTime();
            load();
            return (System.nanoTime() - begin) / 1e9;
        }

        @Override
        public void check() throws Exception {
            Sides.requireEqual(site.servers(), database);
        }
    }
}
