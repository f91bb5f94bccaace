package io.serai.switchover;

import io.serai.database.BinlogSetting;
import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import io.serai.error.TransientException;
import io.serai.project.Link;
import io.serai.project.Links;
import io.serai.project.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks for everything that would stop a later substep, while business still goes on. Changes nothing. */
final class Check implements Substep {
    private static final int MOST_NAMED = 5;
    private static final Duration MEASURING = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final RestComparison comparison;
    private final MoveObjects objects;
    private final Fences fences;
    private final Links links;

    Check(RestComparison comparison, MoveObjects objects, Fences fences, Links links) {
        this.comparison = comparison;
        this.objects = objects;
        this.fences = fences;
        this.links = links;
    }

    /** @param passed false when the round may not go on */
    record Item(String check, boolean passed, String detail, String remedy) {}

    /** What came out. */
    record Found(List<Item> items) {}

    @Override
    public SubstepName name() {
        return SubstepName.CHECK;
    }

    @Override
    public Plan plan(Handover handover) {
        List<Item> items = look(handover);
        long failed = items.stream().filter(i -> !i.passed()).count();
        return new Plan(
                failed == 0
                        ? "All %d checks pass.".formatted(items.size())
                        : failed + " checks fail: it would not begin.",
                items,
                0);
    }

    @Override
    public String carryOut(Handover handover) {
        List<Item> items = look(handover);
        handover.note(name(), new Found(items));
        List<Item> failed = items.stream().filter(i -> !i.passed()).toList();
        if (!failed.isEmpty()) {
            throw new SeraiException(
                    "SWITCHOVER_CHECK_FAILED",
                    failed.stream().map(i -> i.check() + ": " + i.detail()).collect(Collectors.joining(" ")),
                    failed.stream().map(Item::remedy).collect(Collectors.joining(" ")));
        }
        return items.size() + " checks passed";
    }

    private List<Item> look(Handover handover) {
        List<Item> items = new ArrayList<>();
        items.add(lag(handover));
        items.add(verification(handover));
        items.add(fence(handover));
        items.add(writable(handover, "TARGET_WRITABLE", handover.opened(), Mapping::target, leftReadOnly(handover)));
        if (PrepareReverse.hasWayBack(handover)) {
            items.add(writable(handover, "SOURCE_WRITABLE", handover.left(), Mapping::source, true));
            items.add(binlog(handover));
            items.add(columns(handover));
        }
        items.add(ObjectsCheck.item(handover, objects.all(handover)));
        return items;
    }

    private static Item lag(Handover handover) {
        int most = handover.options().maxLagSeconds();
        Optional<Double> lag = lagOnceKnown(handover);
        Link link = handover.run().link();
        boolean passed = lag.isPresent() && lag.get() <= most && link != null && link.hasCaughtUp();
        return new Item(
                "LAG",
                passed,
                lag.map(l -> "The link is %.1f s behind; %d s are allowed.".formatted(l, most))
                        .orElse("The lag of the link is not known."),
                "Wait until lagSeconds of the project is small, or allow more with maxLagSeconds.");
    }

    /** A link that has just begun needs a moment until it has been measured. */
    private static Optional<Double> lagOnceKnown(Handover handover) {
        Instant last = Instant.now().plus(MEASURING);
        while (true) {
            Link link = handover.run().link();
            Optional<Double> lag = link == null ? Optional.empty() : link.lagSeconds();
            boolean known = lag.isPresent() && (link.hasCaughtUp() || lag.get() > 0);
            if (known || Instant.now().isAfter(last)) {
                return lag;
            }
            handover.pause(POLL);
        }
    }

    private Item verification(Handover handover) {
        RestComparison.Verdict verdict = comparison.verdict(handover.run());
        boolean skipped = handover.options().skipVerification();
        if (!verdict.equal() && skipped) {
            return new Item("VERIFICATION", true, "Skipped by the user: " + verdict.detail(), "");
        }
        return new Item(
                "VERIFICATION",
                verdict.equal(),
                verdict.detail(),
                "Run the verification until it is equal (POST /api/projects/"
                        + handover.run().project() + "/verification), or say \"skipVerification\": true.");
    }

    private Item fence(Handover handover) {
        FenceKind kind = fences.choose(handover).kind();
        return new Item(
                "FENCE",
                true,
                "Writes to data source '%s' are stopped so: %s.%s"
                        .formatted(
                                handover.left().name(),
                                kind.how(),
                                FenceReach.of(handover, kind, fences.neighbours(handover))),
                "");
    }

    /** Whether the fence of an earlier round stands there, which is lifted when the side is opened. */
    private static boolean leftReadOnly(Handover handover) {
        return handover.before()
                .flatMap(r -> handover.noted(r, SubstepName.STOP_SOURCE_WRITES, Stopped.class))
                .map(s -> s.fence().kind().hasVariable())
                .orElse(false);
    }

    /** The servers ask for the same privileges to explain a statement as to carry it out. */
    private static Item writable(
            Handover handover,
            String check,
            DataSource side,
            Function<Mapping, TableName> name,
            boolean maybeReadOnly) {
        List<String> refused = handover.on(side, "looking whether the account may write", c -> {
            List<String> failures = new ArrayList<>();
            if (!maybeReadOnly && (Sql.isOn(c, "read_only") || Sql.isOn(c, "super_read_only"))) {
                failures.add("the server is read_only");
            }
            for (Mapping table : handover.run().tables()) {
                String t = name.apply(table).quoted();
                for (String sql : List.of(
                        "DELETE FROM " + t + " WHERE 1=0", "INSERT INTO " + t + " SELECT * FROM " + t + " WHERE 1=0")) {
                    try {
                        Sql.rows(c, "explaining a write to " + name.apply(table), "EXPLAIN " + sql);
                    } catch (TransientException e) {
                        throw e;
                    } catch (SeraiException e) {
                        if (e.code().equals("ACCESS_DENIED")) {
                            failures.add(e.getMessage());
                        }
                    }
                }
            }
            return failures;
        });
        return new Item(
                check,
                refused.isEmpty(),
                refused.isEmpty()
                        ? "The account of data source '" + side.name() + "' may write to the tables."
                        : "Data source '%s' can not be written: %s".formatted(side.name(), some(refused)),
                "Grant the account INSERT, UPDATE and DELETE on the tables, and make the server writable.");
    }

    private Item columns(Handover handover) {
        List<String> obstacles = links.obstacles(handover.run());
        return new Item(
                "REVERSE_COLUMNS",
                obstacles.isEmpty(),
                obstacles.isEmpty()
                        ? "The link back can carry every column."
                        : "The link back can not carry every column: " + some(obstacles),
                "ALTER TABLE ... ADD COLUMN what is missing on data source '%s', or DROP it on '%s'."
                        .formatted(handover.left().name(), handover.opened().name()));
    }

    private static Item binlog(Handover handover) {
        DataSource side = handover.opened();
        Set<String> databases = new TreeSet<>(Set.of("serai"));
        handover.run().tables().forEach(t -> databases.add(t.target().database()));
        List<String> wrong = handover.on(
                side, "looking at the binlog settings", c -> BinlogSetting.flaws(c, side.type(), databases));
        return new Item(
                "TARGET_BINLOG",
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? "The binlog of data source '" + side.name() + "' can be followed."
                        : "The binlog of data source '%s' can not be followed: %s."
                                .formatted(side.name(), String.join(", ", wrong)),
                "Start it with log_bin, binlog_format=ROW and binlog_row_image=FULL, and without what is named; the precheck says more.");
    }

    static String some(List<String> all) {
        String shown = String.join(" ", all.subList(0, Math.min(MOST_NAMED, all.size())));
        return all.size() > MOST_NAMED ? shown + " And " + (all.size() - MOST_NAMED) + " more." : shown;
    }
}
