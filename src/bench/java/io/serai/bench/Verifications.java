package io.serai.bench;

import io.serai.fixture.DatabaseServer;
import java.time.Duration;
import java.util.List;

/** The ways to find out whether two sides are equal. */
final class Verifications {
    private Verifications() {}

    /** From POST verification to its end. */
    static final class Serai implements Contender {
        private final Site site;
        private final Project project;
        private String earlier;

        Serai(Site site, Project project) {
            this.site = site;
            this.project = project;
        }

        @Override
        public String name() {
            return FullLoads.SERAI;
        }

        @Override
        public void prepare() throws Exception {
            earlier = project.finished();
            site.calm();
        }

        @Override
        public double measure() throws Exception {
            long begin = System.nanoTime();
            project.verifyAgain();
            project.awaitVerified(earlier);
            return (System.nanoTime() - begin) / 1e9;
        }

        @Override
        public void check() {
            String result = project.verification().path("result").asText();
            if (!result.equals("EQUAL")) {
                throw new BenchException("the verification says " + result);
            }
        }
    }

    /** Serai's statements over whole tables, as many tables at once as Serai compares, both servers at once. */
    static final class Floor implements Contender {
        static final String NAME = "the same checksum SQL by hand (floor)";
        private static final int TABLES_AT_ONCE = 2;

        private final Site site;
        private final ChecksumStatements statements;

        Floor(Site site, ChecksumStatements statements) {
            this.site = site;
            this.statements = statements;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void prepare() throws Exception {
            site.calm();
        }

        @Override
        public double measure() throws Exception {
            Servers servers = site.servers();
            long begin = System.nanoTime();
            Lanes.run(
                    List.copyOf(statements.source().keySet()),
                    TABLES_AT_ONCE,
                    table -> Lanes.run(
                            List.<Runnable>of(
                                    () -> ChecksumStatements.ask(
                                            servers.source(),
                                            statements.source().get(table)),
                                    () -> ChecksumStatements.ask(
                                            servers.target(),
                                            statements.target().get(table))),
                            2,
                            Runnable::run));
            return (System.nanoTime() - begin) / 1e9;
        }

        /** Its sums are those that Serai's verification has compared. */
        @Override
        public void check() {
            return;
        }
    }

    /** What pt-table-checksum does on the source; its replicas would do the same once more. */
    static final class TableChecksum implements Contender {
        static final String NAME = "pt-table-checksum, on the source alone";
        private static final Duration PATIENCE = Duration.ofMinutes(10);

        private final Site site;
        private final String database;

        TableChecksum(Site site, String database) {
            this.site = site;
            this.database = database;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void prepare() throws Exception {
            site.servers().source().execute("DROP DATABASE IF EXISTS percona", "CREATE DATABASE percona");
            site.calm();
        }

        @Override
        public double measure() throws Exception {
            Bundle toolkit = site.peers().require(Peers.PERCONA_TOOLKIT);
            ProcessBuilder command = toolkit.command(
                    Peers.PERCONA_TOOLKIT.program(),
                    List.of(
                            "--host=" + DatabaseServer.HOST,
                            "--port=" + site.servers().source().port(),
                            "--user=" + DatabaseServer.USER,
                            "--password=" + DatabaseServer.PASSWORD,
                            "--databases=" + database,
                            "--replicate=percona.checksums",
                            "--recursion-method=none",
                            "--no-check-replication-filters",
                            "--no-check-binlog-format",
                            "--no-version-check"));
            long begin = System.nanoTime();
            Shell.run(site.log("pt-table-checksum"), PATIENCE, command);
            return (System.nanoTime() - begin) / 1e9;
        }

        @Override
        public void check() throws Exception {
            DatabaseServer source = site.servers().source();
            long counted = Sql.number(source, "SELECT COALESCE(SUM(this_cnt), 0) FROM percona.checksums");
            long rows = 0;
            for (String table : Sql.tables(source, database)) {
                rows += Sql.number(source, "SELECT COUNT(*) FROM " + database + "." + table);
            }
            if (counted != rows) {
                throw new BenchException("it has seen " + counted + " of " + rows + " rows");
            }
        }

        @Override
        public void close() throws Exception {
            site.servers().source().execute("DROP DATABASE IF EXISTS percona");
        }
    }
}
