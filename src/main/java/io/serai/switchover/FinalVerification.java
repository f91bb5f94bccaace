package io.serai.switchover;

import io.serai.error.SeraiException;
import io.serai.project.Mapping;
import io.serai.switchover.RestComparison.Compared;
import io.serai.switchover.RestComparison.Outlook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares both sides while nobody writes: the rows that have changed since their table was last found equal, or all rows. The link
 * knows its own changes only; where others may have written to the side that is opened, all rows count as changed.
 */
final class FinalVerification implements Substep {
    private static final Duration NOTING = Duration.ofSeconds(1);

    private final RestComparison comparison;
    private final Stillness stillness;

    FinalVerification(RestComparison comparison, Stillness stillness) {
        this.comparison = comparison;
        this.stillness = stillness;
    }

    /** What came out, by table of the side that is left. */
    record Found(Map<String, Compared> tables) {}

    @Override
    public SubstepName name() {
        return SubstepName.FINAL_VERIFICATION;
    }

    private Outlook outlook(Handover handover) {
        boolean full = handover.options().finalVerification() == SwitchOptions.FinalVerification.FULL;
        return comparison.outlook(handover.run(), full || !stillness.isLinkAlone(handover));
    }

    @Override
    public Plan plan(Handover handover) {
        Outlook outlook = outlook(handover);
        return new Plan(
                "Compares at rest all rows of %d tables and the rows that have changed of %d tables, about %d rows; %d other tables have not changed since they were found equal."
                        .formatted(
                                outlook.whole(),
                                outlook.tables().size() - outlook.whole(),
                                outlook.rows(),
                                outlook.unchanged()),
                outlook.tables().stream().map(m -> m.source().toString()).toList(),
                outlook.seconds());
    }

    @Override
    public String carryOut(Handover handover) {
        Map<String, Compared> found = new TreeMap<>(
                handover.noted(name(), Found.class).map(Found::tables).orElse(Map.of()));
        Outlook outlook = outlook(handover);
        List<Mapping> open = outlook.tables().stream()
                .filter(m -> !found.containsKey(m.source().toString()))
                .toList();
        // What is not noted when the runtime dies is compared again.
        Runnable noted = Seldom.of(NOTING, () -> handover.note(name(), new Found(found)));
        comparison.compare(handover.run(), open, outlook.all(), result -> {
            synchronized (found) {
                found.put(result.source(), result);
                noted.run();
            }
            handover.proceed();
        });
        handover.note(name(), new Found(found));
        List<String> unequal = new ArrayList<>();
        found.values().stream()
                .filter(t -> !t.equal())
                .forEach(t -> unequal.add(t.source() + " (" + t.differences() + " rows)"));
        if (!unequal.isEmpty()) {
            throw new SeraiException(
                    "DIFFERENCES_AT_REST",
                    "Nobody writes, the link has applied everything, and yet %d tables differ: %s."
                            .formatted(unequal.size(), String.join("; ", unequal)),
                    "Do not switch over. Run the verification again (POST .../verification) and look at its differences.");
        }
        Look drained = handover.noted(SubstepName.DRAIN, Look.class).orElseThrow();
        stillness.prove(handover, drained, isFenced(handover));
        long whole = found.values().stream().filter(Compared::whole).count();
        return "%d tables equal at rest, %d of them as a whole, %d rows; %d others unchanged since they were found equal"
                .formatted(
                        found.size(),
                        whole,
                        found.values().stream().mapToLong(Compared::rows).sum(),
                        outlook.unchanged());
    }

    /** Whether the server itself has refused writes since they were stopped. */
    static boolean isFenced(Handover handover) {
        return handover.noted(SubstepName.STOP_SOURCE_WRITES, Stopped.class)
                .map(s -> s.fence().kind() != FenceKind.CONFIRMED)
                .orElse(false);
    }
}
