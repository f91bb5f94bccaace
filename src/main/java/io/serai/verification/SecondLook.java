package io.serai.verification;

import io.serai.database.Position;
import io.serai.error.SeraiException;
import io.serai.project.Patience;
import io.serai.verification.BothSides.Answers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Looks again at rows that did not match, since either side may have been changed between two looks.
 *
 * <p>One round:
 *
 * <ol>
 *   <li>Note the end of the binlog, read the source's rows, note the end again.
 *   <li>Wait until the link has passed that end. Few rows are read again and again meanwhile, to see states that pass quickly.
 *   <li>Read the target's rows, the source's rows, and the end once more.
 *   <li>A target's row that is in one of the states which the source's row had in this round is right.
 *   <li>A row that is not, while the source has written nothing at all since the round began, is a difference.
 *   <li>A row that is not, and is the same on both sides as in the rounds before, several times, is a difference; a row that was
 *       ever seen to change must stay the same for longer.
 * </ol>
 *
 * Without a link one round is enough. A row that is neither right nor settled after the last round stays a suspect.
 */
final class SecondLook {
    private static final int ROUNDS = 20;
    private static final int SAME_ROUNDS = 4;
    private static final int SAME_ROUNDS_IF_MOVED = 8;
    private static final int FEW = 200;
    private static final int BATCH = 500;
    private static final int TARGET_LOOKS = 3;
    private static final List<String> ABSENT = List.of();

    private final BothSides sides;
    private final LinkWatch link;

    SecondLook(BothSides sides, LinkWatch link) {
        this.sides = sides;
        this.link = link;
    }

    /** What has become of suspects. */
    record Findings(Collection<RowKey> right, Collection<RowKey> different, Collection<RowKey> open) {}

    /** A suspect with what was seen of it: for each side the fingerprints of the rows of its key. */
    private static final class Suspect {
        private final Set<List<String>> seen = new HashSet<>();
        private List<String> source;
        private List<String> target;
        private List<String> sourceBefore;
        private List<String> targetBefore;
        private boolean moved;
        private int same;

        void beginRound() {
            seen.clear();
            target = null;
        }

        void seeSource(List<String> now) {
            seen.add(now);
            source = now;
        }

        /** A row that has been seen right in this round stays right. */
        void seeTarget(List<String> now) {
            if (!isRight()) {
                target = now;
            }
        }

        boolean isRight() {
            return target != null && seen.contains(target);
        }

        void endRound() {
            boolean still = seen.size() == 1;
            boolean again = source.equals(sourceBefore) && target.equals(targetBefore);
            moved |= !still;
            same = !still ? 0 : again ? same + 1 : 1;
            sourceBefore = source;
            targetBefore = target;
        }
    }

    /**
     * When a round took place.
     *
     * @param quiet nothing at all has happened on the source during the round
     * @param ahead the link may have passed changes that can not be read on the source yet: nothing follows from the round
     */
    private record Moment(boolean quiet, boolean ahead) {}

    Findings decide(Collection<RowKey> keys) {
        Map<RowKey, Suspect> open = new HashMap<>();
        keys.forEach(k -> open.put(k, new Suspect()));
        List<RowKey> right = new ArrayList<>();
        List<RowKey> different = new ArrayList<>();
        for (int round = 1; round <= ROUNDS && !open.isEmpty(); round++) {
            open.values().forEach(Suspect::beginRound);
            Moment moment = link.isLinked() ? look(open) : lookOnce(open);
            open.forEach((key, suspect) -> judge(key, suspect, moment, right, different));
            right.forEach(open::remove);
            different.forEach(open::remove);
            if (!open.isEmpty()) {
                Patience.sleep(
                        sides.run(),
                        Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, 100) * (long) round));
            }
        }
        return new Findings(right, different, List.copyOf(open.keySet()));
    }

    private Moment lookOnce(Map<RowKey, Suspect> open) {
        Answers<Map<RowKey, List<String>>> answers = sides.ask(r -> lookAt(r, open.keySet()));
        open.forEach((key, s) -> {
            s.seeSource(answers.source().getOrDefault(key, ABSENT));
            s.seeTarget(answers.target().getOrDefault(key, ABSENT));
        });
        return new Moment(true, false);
    }

    private Moment look(Map<RowKey, Suspect> open) {
        Position before = link.end();
        seeSource(open);
        Position end = link.end();
        link.await(end, open.size() <= FEW ? () -> seeSource(open) : () -> {});
        seeTarget(open);
        for (int i = 1; i < TARGET_LOOKS && open.size() <= FEW && hasMoved(open); i++) {
            seeSource(open);
            seeTarget(open);
        }
        Optional<Position> applied = link.applied();
        seeSource(open);
        Position after = link.end();
        return new Moment(before.equals(after), !applied.map(after::reaches).orElse(false));
    }

    private static boolean hasMoved(Map<RowKey, Suspect> open) {
        return open.values().stream().anyMatch(s -> s.seen.size() > 1);
    }

    private void seeSource(Map<RowKey, Suspect> open) {
        Map<RowKey, List<String>> rows = sides.ask(Side.SOURCE, r -> lookAt(r, open.keySet()));
        open.forEach((key, s) -> s.seeSource(rows.getOrDefault(key, ABSENT)));
    }

    private void seeTarget(Map<RowKey, Suspect> open) {
        Map<RowKey, List<String>> rows = sides.ask(Side.TARGET, r -> lookAt(r, open.keySet()));
        open.forEach((key, s) -> s.seeTarget(rows.getOrDefault(key, ABSENT)));
    }

    private static Map<RowKey, List<String>> lookAt(Reader reader, Collection<RowKey> keys) {
        Map<RowKey, List<String>> found = new HashMap<>();
        List<RowKey> all = List.copyOf(keys);
        for (int i = 0; i < all.size(); i += BATCH) {
            found.putAll(reader.look(all.subList(i, Math.min(all.size(), i + BATCH))));
        }
        return found;
    }

    private static void judge(RowKey key, Suspect s, Moment moment, List<RowKey> right, List<RowKey> different) {
        if (s.isRight()) {
            right.add(key);
        } else if (!moment.ahead()) {
            s.endRound();
            if (moment.quiet() && s.same > 0 || s.same >= (s.moved ? SAME_ROUNDS_IF_MOVED : SAME_ROUNDS)) {
                different.add(key);
            }
        }
    }

    /** Rows that changed in every round: nothing true can be said of them. */
    static SeraiException unsettled(String table, int rows) {
        return new SeraiException(
                "ROWS_KEEP_CHANGING",
                "%d rows of %s have changed whenever they were looked at.".formatted(rows, table),
                "Restore, or verify the abnormal tables again, at a time with fewer changes.");
    }
}
