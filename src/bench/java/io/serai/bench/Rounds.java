package io.serai.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets contenders do the same work in turn, round after round, so that whatever changes on the machine meets all of them. One that
 * fails is told with its reason and takes no further part.
 */
final class Rounds {
    private final Guard guard;
    private final Printer out;
    private final int rounds;

    /** @param rounds how often each contender does the work */
    Rounds(Guard guard, Printer out, int rounds) {
        this.guard = guard;
        this.out = out;
        this.rounds = rounds;
    }

    /** How the contenders fared, in their order. */
    record Outcome(Map<String, Series> series, Map<String, String> failures) {}

    Outcome run(List<Contender> contenders) {
        return run(contenders, 0);
    }

    /** @param warmUps rounds before the others that do not count */
    Outcome run(List<Contender> contenders, int warmUps) {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        Map<String, String> failures = new LinkedHashMap<>();
        for (int round = 1 - warmUps; round <= rounds; round++) {
            if (round <= 1) {
                contenders.forEach(c -> seconds.put(c.name(), new ArrayList<>()));
            }
            for (Contender contender : contenders) {
                if (!failures.containsKey(contender.name())) {
                    run(round, contender, seconds.get(contender.name()), failures);
                }
            }
        }
        contenders.forEach(this::close);
        Map<String, Series> series = new LinkedHashMap<>();
        seconds.forEach((name, values) -> series.put(name, new Series(values)));
        return new Outcome(series, failures);
    }

    private void run(int round, Contender contender, List<Double> seconds, Map<String, String> failures) {
        try {
            guard.preparing(contender::prepare);
            double took = guard.measuring(contender::measure);
            guard.preparing(contender::check);
            seconds.add(took);
            out.line("  %s  %-40s %s", label(round), contender.name(), Series.shown(took));
        } catch (Exception e) {
            failures.put(contender.name(), Errors.reason(e));
            out.line("  %s  %-40s did not run: %s", label(round), contender.name(), Errors.reason(e));
        } finally {
            clearUp(contender, () -> guard.preparing(contender::end));
        }
    }

    private static String label(int round) {
        return round < 1 ? "warm-up" : "round " + round;
    }

    private void close(Contender contender) {
        clearUp(contender, contender::close);
    }

    private void clearUp(Contender contender, Guard.Work work) {
        try {
            work.run();
        } catch (Exception e) {
            out.line("  %s can not be cleared up: %s", contender.name(), Errors.reason(e));
        }
    }
}
