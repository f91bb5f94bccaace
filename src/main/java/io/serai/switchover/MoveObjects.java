package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import io.serai.project.Links;
import io.serai.switchover.ObjectItem.Progress;
import io.serai.switchover.ObjectItem.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes on the side that is opened what acts by itself: foreign keys that were left out, sequences, functions, procedures, guarded
 * triggers, events (disabled until the side is open), and next values of counters. One that can not be made undoes the round, unless
 * the user has chosen to skip it.
 */
final class MoveObjects implements Substep {
    private static final double SECONDS_EACH = 0.03;

    private final Links links;
    private final LeftOutKeys keys;

    MoveObjects(Links links, LeftOutKeys keys) {
        this.links = links;
        this.keys = keys;
    }

    @Override
    public SubstepName name() {
        return SubstepName.OBJECTS;
    }

    /** What is to be made on the side that is opened, with the user's choices. */
    List<ObjectItem> opened(Handover handover) {
        List<ObjectItem> items = new ArrayList<>();
        keys.of(handover.run()).forEach(k -> items.add(ObjectItem.of("foreign-key " + k.name(), Side.OPENED, k.ddl())));
        items.addAll(StoredCode.opened(handover));
        items.addAll(Triggers.opened(handover));
        items.addAll(Counters.opened(handover));
        return items.stream().map(i -> i.chosen(handover.options())).toList();
    }

    /** All objects that a user may choose about. */
    List<ObjectItem> all(Handover handover) {
        List<ObjectItem> items = new ArrayList<>(opened(handover));
        if (PrepareReverse.hasWayBack(handover)) {
            items.addAll(GuardLeft.items(handover));
        }
        return items;
    }

    @Override
    public Plan plan(Handover handover) {
        List<ObjectItem> all = all(handover);
        long run = all.stream().filter(i -> i.progress() == Progress.PENDING).count();
        return new Plan(
                "Makes %d objects, leaves %d as they are.".formatted(run, all.size() - run), all, run * SECONDS_EACH);
    }

    @Override
    public String carryOut(Handover handover) {
        String token = links.begun(handover.run()).map(Links.First::token).orElse(null);
        return make(handover, name(), new ObjectMaker(handover, handover.opened(), token), () -> opened(handover));
    }

    /**
     * Notes what is to be made, makes it one by one, and notes after each how far it is. The first one that was noted earlier and is not
     * made may be there nevertheless: then a crash has come between.
     */
    static String make(Handover handover, SubstepName substep, ObjectMaker maker, Supplier<List<ObjectItem>> finding) {
        Optional<List<ObjectItem>> noted = handover.noted(substep, Items.class).map(Items::list);
        List<ObjectItem> items = new ArrayList<>(noted.orElseGet(finding));
        if (noted.isEmpty()) {
            handover.note(substep, new Items(items));
        } else {
            takeBackFirst(handover, items, maker);
        }
        make(handover, items, maker, substep);
        return summary(items);
    }

    private static void takeBackFirst(Handover handover, List<ObjectItem> items, ObjectMaker maker) {
        items.stream()
                .filter(i -> i.progress() == Progress.PENDING)
                .findFirst()
                .filter(i -> i.undo() != null && i.failure() == null)
                .ifPresent(item -> handover.on(
                        handover.opened(),
                        "taking back " + item.id(),
                        c -> Sql.execute(c, "taking back " + item.id(), maker.marked(item.undo()))));
    }

    private static void make(Handover handover, List<ObjectItem> items, ObjectMaker maker, SubstepName substep) {
        for (int i = 0; i < items.size(); i++) {
            ObjectItem item = items.get(i);
            if (item.progress() != Progress.PENDING) {
                continue;
            }
            handover.run().proceed();
            try {
                items.set(i, maker.make(item).now(Progress.MADE));
            } catch (TransientException e) {
                throw e;
            } catch (SeraiException e) {
                items.set(i, item.failing(e.getMessage()));
                handover.note(substep, new Items(items));
                throw new SeraiException(
                        e.code().equals("OBJECT_NOT_POSSIBLE") ? e.code() : "OBJECT_FAILED",
                        "%s can not be made: %s".formatted(item.id(), e.getMessage()),
                        "Remove the cause; or begin with \"objects\": {\"" + item.id()
                                + "\": \"skip\"}, or make it by hand and say \"done\".",
                        e);
            }
            handover.note(substep, new Items(items));
        }
    }

    static String summary(List<ObjectItem> items) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        i -> i.progress().name().toLowerCase(java.util.Locale.ROOT),
                        java.util.TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void undo(Handover handover) {
        List<ObjectItem> items =
                handover.noted(name(), Items.class).map(Items::list).orElse(List.of());
        for (int i = items.size() - 1; i >= 0; i--) {
            ObjectItem item = items.get(i);
            boolean next = item.progress() == Progress.PENDING
                    && item.failure() == null
                    && items.subList(0, i).stream().noneMatch(o -> o.progress() == Progress.PENDING);
            if ((next || item.progress() == Progress.MADE) && item.undo() != null) {
                handover.on(
                        handover.opened(),
                        "taking back " + item.id(),
                        c -> Sql.execute(c, "taking back " + item.id(), item.undo()));
            }
        }
    }

    /** The first id that the user has chosen about and that is no object of this round. */
    Optional<String> unknown(Handover handover) {
        Set<String> known = all(handover).stream().map(ObjectItem::id).collect(Collectors.toSet());
        return handover.options().objects().keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .findFirst();
    }
}
