package io.serai.switchover;

import io.serai.database.Sql;
import io.serai.error.SeraiException;
import io.serai.error.SqlErrors;
import io.serai.error.TransientException;
import io.serai.project.Links;
import io.serai.switchover.ObjectItem.Progress;
import io.serai.switchover.ObjectItem.Side;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes on the side that is opened what acts by itself: foreign keys that were left out, sequences, functions, procedures, guarded
 * triggers, events (disabled until the side is open), and next values of counters. One that can not be made undoes the round, unless
 * the user has chosen to skip it.
 */
final class MoveObjects implements Substep {
    private static final double SECONDS_EACH = 0.03;
    /** Objects that are made between two notes. */
    private static final int TOGETHER = 20;

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
        return withoutClashes(
                items.stream().map(i -> i.chosen(handover.options())).toList());
    }

    /** Two databases that become one may have objects of the same name: the first is made, the user decides about the other. */
    static List<ObjectItem> withoutClashes(List<ObjectItem> items) {
        Map<String, String> first = new HashMap<>();
        return items.stream()
                .map(item -> {
                    boolean made = item.progress() == Progress.PENDING && item.undo() != null;
                    String other = made ? first.putIfAbsent(item.undo(), item.id()) : null;
                    return other == null
                            ? item
                            : ObjectItem.of(item.id(), item.side())
                                    .noting("On the side that is opened %s gets the same name.".formatted(other));
                })
                .toList();
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
     * Notes what is to be made, makes it one by one, and notes from time to time how far it is. What was noted earlier and is not made
     * may be there nevertheless: then a crash has come between.
     */
    static String make(Handover handover, SubstepName substep, ObjectMaker maker, Supplier<List<ObjectItem>> finding) {
        Optional<Items> noted = handover.noted(substep, Items.class);
        List<ObjectItem> items = new ArrayList<>(noted.map(Items::list).orElseGet(finding));
        noted.ifPresent(before -> {
            for (int i : mayBeThere(before)) {
                ObjectItem item = items.get(i);
                takeBack(handover, item, maker.marked(item.undo()));
            }
        });
        handover.note(substep, new Items(items, false));
        try {
            make(handover, items, maker, substep);
        } finally {
            handover.note(substep, new Items(items, true));
        }
        return summary(items);
    }

    /** Those that are not noted as made, but may have been made before the runtime died. */
    private static List<Integer> mayBeThere(Items items) {
        return IntStream.range(0, items.list().size())
                .filter(i -> items.list().get(i).progress() == Progress.PENDING)
                .limit(items.exact() ? 1 : TOGETHER)
                .filter(i -> items.list().get(i).undo() != null
                        && items.list().get(i).failure() == null)
                .boxed()
                .toList();
    }

    private static void takeBack(Handover handover, ObjectItem item, String sql) {
        String doing = "taking back " + item.id();
        handover.change(handover.opened(), doing, c -> Sql.execute(c, doing, sql));
    }

    private static void make(Handover handover, List<ObjectItem> items, ObjectMaker maker, SubstepName substep) {
        int made = 0;
        for (int i = 0; i < items.size(); i++) {
            ObjectItem item = items.get(i);
            if (item.progress() != Progress.PENDING) {
                continue;
            }
            handover.run().proceed();
            try {
                items.set(i, maker.make(item).now(Progress.MADE));
            } catch (TransientException e) {
                throw locked(item, e);
            } catch (SeraiException e) {
                items.set(i, item.failing(e.getMessage()));
                throw new SeraiException(
                        e.code().equals("OBJECT_NOT_POSSIBLE") ? e.code() : "OBJECT_FAILED",
                        "%s can not be made: %s".formatted(item.id(), e.getMessage()),
                        "Remove the cause; or begin with \"objects\": {\"" + item.id()
                                + "\": \"skip\"}, or make it by hand and say \"done\".",
                        e);
            }
            if (++made % TOGETHER == 0) {
                handover.note(substep, new Items(items, false));
            }
        }
    }

    private static TransientException locked(ObjectItem item, TransientException e) {
        return e.getCause() instanceof SQLException sql && SqlErrors.isLockWait(sql)
                ? new TransientException(
                        "OBJECT_LOCKED",
                        "%s can not be made, since somebody has its table in use: %s"
                                .formatted(item.id(), e.getMessage()),
                        "See who reads that table in a transaction that stays open (SHOW PROCESSLIST; on MySQL"
                                + " performance_schema.metadata_locks), and end it; then begin again.",
                        e)
                : e;
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
        Items noted = handover.noted(name(), Items.class).orElse(new Items(List.of(), true));
        List<Integer> uncertain = mayBeThere(noted);
        for (int i = noted.list().size() - 1; i >= 0; i--) {
            ObjectItem item = noted.list().get(i);
            if (uncertain.contains(i) || item.progress() == Progress.MADE && item.undo() != null) {
                takeBack(handover, item, item.undo());
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
