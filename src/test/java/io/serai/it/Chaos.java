package io.serai.it;

import static org.awaitility.Awaitility.await;

import io.serai.fault.FailPoint;
import io.serai.fixture.DatabaseServer;
import io.serai.fixture.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.awaitility.core.ConditionTimeoutException;

/** Does one thing after the other to a runtime and its servers that may happen to them, by the numbers of a seed. */
final class Chaos {
    private static final Duration REACH = Duration.ofSeconds(8);
    /** The server's answers come a little later, or much. */
    private static final int LONGEST_DELAY_MILLIS = 40;

    /** Else a load is over before anything can happen to it. */
    private static final Duration LOAD_DELAY = Duration.ofMillis(30);

    private final Landscape landscape;
    private final Lines lines;
    private final Path failPoints;
    private final Random random;
    private final List<String> done = new ArrayList<>();

    /** @param failPoints the file that the runtime reads its fail points from when it starts */
    Chaos(Landscape landscape, Lines lines, Path failPoints, long seed) {
        this.landscape = landscape;
        this.lines = lines;
        this.failPoints = failPoints;
        this.random = new Random(seed);
    }

    /** What has been done, in order. */
    List<String> done() {
        return done;
    }

    /** Starts the project with a runtime that halts where a load begins. */
    void begin(Subject project) {
        FailPoint point = pick(FailPoint.LINK_START, FailPoint.STATE, FailPoint.LEASE);
        arm(point, 1);
        lines.source().delay(LOAD_DELAY);
        try {
            project.act("start");
        } catch (UncheckedIOException e) {
            // It halts before it can answer.
        }
        awaitHalt();
    }

    void duringTheLoad(Subject project) {
        if (random.nextInt(3) == 0) {
            halt(FailPoint.CHUNK, 1 + random.nextInt(20));
        } else {
            anywhere(project);
        }
        lines.source().delay(LOAD_DELAY);
    }

    void duringCdc(Subject project) {
        lines.heal();
        switch (random.nextInt(6)) {
            case 0, 1 -> halt(FailPoint.BATCH, 1 + random.nextInt(4));
            case 2 -> halt(pick(FailPoint.STATE, FailPoint.LEASE), 1);
            default -> anywhere(project);
        }
    }

    private void anywhere(Subject project) {
        FaultProxy line = random.nextBoolean() ? lines.source() : lines.target();
        String which = line == lines.source() ? "source" : "target";
        switch (random.nextInt(9)) {
            case 0 -> killRuntime();
            case 1 -> kill(landscape.source(), "source");
            case 2 -> kill(landscape.target(), "target");
            case 3 -> {
                done.add("cut " + which);
                line.cut();
                passBy(500);
            }
            case 4 -> {
                done.add("silence " + which);
                line.silence();
                passBy(4_000);
            }
            case 5 -> {
                done.add("freeze " + which);
                line.freeze();
                passBy(3_000);
            }
            case 6 -> {
                done.add("delay " + which);
                line.delay(Duration.ofMillis(1 + random.nextInt(LONGEST_DELAY_MILLIS)));
                passBy(1_500);
            }
            case 7 -> swallow();
            default -> pauseAndRestore(project);
        }
        lines.heal();
    }

    private void killRuntime() {
        done.add("kill the runtime");
        landscape.runtime().kill();
        landscape.runtime().start();
    }

    private void kill(DatabaseServer server, String which) {
        done.add("kill the " + which);
        server.kill();
        passBy(300);
        server.start();
    }

    private void swallow() {
        int before = lines.target().swallowed();
        lines.target().swallowCommits(1 + random.nextInt(3));
        try {
            await().atMost(REACH).until(() -> lines.target().swallowed() > before);
            done.add("swallow commits");
        } catch (ConditionTimeoutException e) {
            done.add("(no commit to swallow)");
        }
    }

    private void pauseAndRestore(Subject project) {
        done.add("pause");
        if (project.state().equals("RUNNING")) {
            project.must("pause");
            passBy(200);
            project.must("restore");
        }
    }

    private void halt(FailPoint point, int at) {
        arm(point, at);
        awaitHalt();
    }

    /** Starts the runtime anew with a fail point. */
    private void arm(FailPoint point, int at) {
        String fault = "%s.%s = halt at %d"
                .formatted(point.name().toLowerCase(Locale.ROOT).replace('_', '-'), pick("before", "after"), at);
        done.add(fault);
        landscape.runtime().kill();
        write(fault);
        try {
            landscape.runtime().start();
        } catch (IllegalStateException e) {
            // It has halted before it could answer.
            done.add("(at once)");
        }
    }

    private void awaitHalt() {
        try {
            await().atMost(REACH).until(() -> !landscape.runtime().isRunning());
        } catch (ConditionTimeoutException e) {
            done.add("(not reached)");
            landscape.runtime().kill();
        }
        write("");
        landscape.runtime().start();
    }

    private void write(String fault) {
        try {
            Files.writeString(failPoints, fault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SafeVarargs
    private <T> T pick(T... some) {
        return some[random.nextInt(some.length)];
    }

    /** A random while, at most so long. */
    void passBy(int mostMillis) {
        Duration time = Duration.ofMillis(1 + random.nextInt(mostMillis));
        await().pollDelay(time).atMost(time.plusSeconds(120)).until(() -> true);
    }
}
