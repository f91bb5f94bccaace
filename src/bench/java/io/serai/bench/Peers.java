package io.serai.bench;

import io.serai.demo.CacheDirectory;
import io.serai.demo.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tools that people use today, from Debian's packages, fetched when they are first asked for. */
final class Peers {
    static final Peer MYDUMPER = new Peer("mydumper", "usr/bin/mydumper");
    static final Peer SYSBENCH = new Peer("sysbench", "usr/bin/sysbench");
    static final Peer PERCONA_TOOLKIT = new Peer("percona-toolkit", "usr/bin/pt-table-checksum");

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");

    private final Path home;
    private final Path cache;
    private final Map<Peer, Bundle> found = new LinkedHashMap<>();
    private final Map<Peer, String> absent = new LinkedHashMap<>();

    /** @param home directory of the product's sources */
    Peers(Path home) {
        this.home = home;
        this.cache = CacheDirectory.find();
    }

    /** A package and the program that is looked for in it. */
    record Peer(String name, String program) {}

    /** @throws BenchException when it can not be had, with the reason */
    Bundle require(Peer peer) {
        if (!found.containsKey(peer) && !absent.containsKey(peer)) {
            fetch(peer);
        }
        if (absent.containsKey(peer)) {
            throw new BenchException(peer.name() + " can not be had: " + absent.get(peer));
        }
        return found.get(peer);
    }

    private void fetch(Peer peer) {
        Path root = cache.resolve("peer-" + peer.name());
        ProcessBuilder command = new ProcessBuilder(
                home.resolve("src/test/fixtures/fetch-debian").toString(),
                root.toString(),
                peer.program(),
                peer.name());
        ChildProcess fetch = ChildProcess.start(
                "fetching " + peer.name(), command, cache.resolve("peer-" + peer.name() + "-fetch.log"));
        boolean ended = fetch.endsWithin(PATIENCE);
        if (ended && fetch.exitValue() == 0) {
            found.put(peer, new Bundle(root));
        } else {
            List<String> said = fetch.lastLines(1);
            absent.put(peer, ended && !said.isEmpty() ? said.get(0) : "it has not arrived in time");
        }
        fetch.stop(Duration.ZERO);
    }

    /** Names and versions of those that were used so far. */
    List<String> versions() {
        return found.entrySet().stream()
                .map(e -> e.getKey().name() + " "
                        + version(e.getValue().command(e.getKey().program(), List.of("--version"))))
                .toList();
    }

    static String version(ProcessBuilder command) {
        Matcher matcher = VERSION.matcher(Shell.output(command));
        return matcher.find() ? matcher.group() : "of unknown version";
    }
}
