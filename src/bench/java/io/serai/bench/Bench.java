package io.serai.bench;

import io.serai.demo.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code src/bench/run}. */
@Command(
        name = "src/bench/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lets Serai and the tools that people use today do the same work on this machine, and compares them.")
public final class Bench implements Callable<Integer> {
    private static final List<Row> ROWS = List.of(
            FullLoadRow.two(),
            FullLoadRow.large(),
            FullLoadRow.many(),
            BacklogRow.transactions(),
            BacklogRow.inserts(),
            new LatencyRow(),
            new VerificationRow(),
            new MemoryRow(),
            new RouteRow());

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ROW",
            description = "Rows to run, separated by commas; all when not given. See src/bench/README.md.")
    private List<String> only = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "How often each contender does the work (3).")
    private int rounds;

    @Option(names = "--quick", description = "A fiftieth of the data, to try it out; its results are only printed.")
    private boolean quick;

    @Option(names = "--mariadb", description = "MariaDB servers, also where MySQL can be had.")
    private boolean mariaDb;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "Page whose sections are replaced (src/bench/RESULTS.md).")
    private Path results;

    @Option(
            names = "--scratch",
            paramLabel = "DIRECTORY",
            description = "Where servers and dumps are kept meanwhile (target/bench); needs about 10 GiB.")
    private Path scratch;

    @Option(
            names = "--measuring",
            defaultValue = "",
            paramLabel = "COMMAND",
            description = "Carries out each measurement, for instance \"flock -x FILE\" on a shared machine.")
    private String measuring;

    @Option(
            names = "--preparing",
            defaultValue = "",
            paramLabel = "COMMAND",
            description = "The same for everything between measurements.")
    private String preparing;

    private final Printer out = new Printer(System.out);

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Row> rows = chosen();
        Path home = Path.of("").toAbsolutePath();
        Path directory = scratch == null ? home.resolve("target/bench") : caller().resolve(scratch);
        Directories.delete(directory);
        Files.createDirectories(directory);
        Guard guard = new Guard(preparing, measuring);
        boolean complete = true;
        try (Servers servers = guard.prepared(() -> Servers.start(directory, mariaDb))) {
            Site site = new Site(home, directory, servers, new Peers(home), quick, out);
            out.line("Serai benchmark, %s, %s, %s", Machine.date(), Machine.commit(home), Machine.described());
            out.line("Servers: %s with %s", servers.version(), String.join(" ", servers.options()));
            if (servers.absence() != null) {
                out.line("Not MySQL: %s", servers.absence());
            }
            for (Row row : rows) {
                complete &= run(row, site, guard);
            }
        }
        Directories.delete(directory);
        return complete ? 0 : 1;
    }

    /** The user's working directory; the launcher has changed its own. */
    private static Path caller() {
        return Path.of(System.getProperty("serai.bench.caller", "")).toAbsolutePath();
    }

    private List<Row> chosen() {
        for (String id : only) {
            if (ROWS.stream().noneMatch(row -> row.id().equals(id))) {
                throw new CommandLine.ParameterException(
                        new CommandLine(this),
                        "There is no row '" + id + "'. Rows: "
                                + String.join(", ", ROWS.stream().map(Row::id).toList()));
            }
        }
        return ROWS.stream()
                .filter(row -> only.isEmpty() || only.contains(row.id()))
                .toList();
    }

    /** A row that can not run at all is told, and the others run. */
    private boolean run(Row row, Site site, Guard guard) throws Exception {
        out.line("");
        out.line("%s: %s", row.id(), row.title());
        List<String> lines = new ArrayList<>();
        boolean complete = true;
        try {
            lines.addAll(row.run(site, new Rounds(guard, out, rounds), guard));
        } catch (Exception e) {
            lines.add("Did not run: " + Errors.reason(e));
            complete = false;
        }
        lines.add(0, "");
        lines.add(0, provenance(site));
        out.line("");
        lines.forEach(line -> out.line("%s", line));
        if (!quick || results != null) {
            Path page = results == null ? site.home().resolve("src/bench/RESULTS.md") : caller().resolve(results);
            new Results(page, ROWS.stream().map(Row::id).toList()).write(row, lines);
        }
        return complete;
    }

    private static String provenance(Site site) throws Exception {
        List<String> parts = new ArrayList<>(List.of(Machine.date(), Machine.commit(site.home())));
        parts.add(Machine.described());
        parts.add(site.servers().version() + " on both sides");
        if (site.servers().absence() != null) {
            parts.add("not MySQL: " + site.servers().absence());
        }
        parts.addAll(site.peers().versions());
        if (site.quick()) {
            parts.add("a quick run with a fiftieth of the data");
        }
        return String.join("; ", parts) + ".";
    }
}
