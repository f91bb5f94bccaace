package io.serai.switchover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.config.Json;
import io.serai.database.Position;
import io.serai.database.Sql;
import io.serai.datasource.DataSource;
import io.serai.error.SeraiException;
import io.serai.project.Event;
import io.serai.project.EventStore;
import io.serai.switchover.ObjectItem.Progress;
import io.serai.switchover.RestComparison.Compared;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report of a switchover or switchback that came to its end. It is made once and kept. Its last field is the SHA-256 over the
 * rest: over its JSON without that field, with the names of each object in alphabetical order, without blanks, in UTF-8.
 */
public final class Reports {
    static final String HASH = "sha256";

    private final Journal journal;
    private final RestComparison comparison;
    private final EventStore events;
    private final String version;

    /** @param version of Serai */
    public Reports(Journal journal, RestComparison comparison, EventStore events, String version) {
        this.journal = journal;
        this.comparison = comparison;
        this.events = events;
        this.version = version;
    }

    /** Makes the report, keeps it, and notes that the round is complete. */
    void close(Handover handover) {
        Instant now = Instant.now();
        Round round = handover.round();
        Map<String, Object> report = make(handover, round, now);
        journal.report(round, Json.write(signed(report)));
        journal.failure(round, null);
        journal.end(round, RoundState.COMPLETED);
        handover.event(round.withoutWrites()
                .map(d -> "complete; nobody could write for %.3f s".formatted(Views.seconds(d)))
                .orElse("complete"));
    }

    private Map<String, Object> make(Handover handover, Round round, Instant now) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("project", round.project());
        report.put("direction", round.label());
        report.put("round", round.number());
        report.put("serai", version);
        report.put("from", server(handover, handover.left()));
        report.put("to", server(handover, handover.opened()));
        report.put("options", Views.options(round.options()));
        report.put("actor", round.actor());
        report.put("startedAt", round.startedAt());
        report.put("writesStoppedAt", round.writesStoppedAt());
        report.put("openedAt", round.openedAt());
        report.put("finishedAt", now);
        report.put(
                "secondsWithoutWrites",
                round.withoutWrites().map(Views::seconds).orElse(null));
        report.put("positions", positions(handover));
        report.put("verification", comparison.verdict(handover.run()).detail());
        report.put("tables", tables(handover));
        report.put("differences", differences(handover));
        List<ObjectItem> objects = objects(handover);
        report.put("objects", objects);
        report.put(
                "objectsSkipped",
                objects.stream()
                        .filter(o -> o.progress() == Progress.SKIPPED || o.progress() == Progress.DONE)
                        .map(ObjectItem::id)
                        .toList());
        report.put(
                "ddlApplied",
                objects.stream()
                        .filter(o -> o.progress() == Progress.MADE)
                        .flatMap(o -> o.statements().stream())
                        .toList());
        report.put(
                "statementsSkippedByTheLink",
                events.of(round.project()).stream()
                        .filter(e -> e.reason().startsWith(Event.STATEMENT_SKIPPED))
                        .map(e -> e.at() + " " + e.reason())
                        .toList());
        report.put(
                "substeps",
                journal.substeps(round).stream()
                        .map(s -> {
                            Map<String, Object> substep = new LinkedHashMap<>();
                            substep.put("name", s.name().id());
                            substep.put("state", s.state());
                            substep.put("startedAt", s.startedAt());
                            substep.put("finishedAt", s.finishedAt());
                            substep.put("finding", s.finding());
                            return substep;
                        })
                        .toList());
        return report;
    }

    private static Map<String, Object> server(Handover handover, DataSource side) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("dataSource", side.name());
        server.put("type", side.type());
        server.put("host", side.host());
        server.put("port", side.port());
        server.put(
                "version",
                handover.on(side, "reading the version", c -> Sql.value(c, "reading the version", "SELECT VERSION()"))
                        .orElse(null));
        return server;
    }

    private Map<String, Object> positions(Handover handover) {
        Map<String, Object> positions = new LinkedHashMap<>();
        positions.put(
                "drained",
                handover.noted(SubstepName.DRAIN, Look.class).map(Look::end).orElse(null));
        positions.put(
                "linkEnded",
                handover.noted(SubstepName.STOP_FORWARD, Position.class).orElse(null));
        positions.put(
                "linkBackBegan",
                handover.noted(SubstepName.PREPARE_REVERSE, WayBack.class)
                        .map(WayBack::first)
                        .orElse(null));
        return positions;
    }

    /** What is known of each table: the last comparison of all its rows, and that of the rows which had changed since then. */
    private List<Object> tables(Handover handover) {
        Map<String, Compared> before = new TreeMap<>();
        comparison.known(handover.run()).forEach(t -> before.put(t.source(), t));
        Map<String, Compared> atRest = handover.noted(SubstepName.FINAL_VERIFICATION, FinalVerification.Found.class)
                .map(FinalVerification.Found::tables)
                .orElse(Map.of());
        Map<String, Compared> whole = new TreeMap<>(before);
        atRest.forEach((name, t) -> whole.merge(name, t, (known, last) -> last.whole() ? last : known));
        List<Object> tables = new ArrayList<>();
        whole.forEach((name, table) -> {
            Compared rest = atRest.get(name);
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("from", table.source());
            view.put("to", table.target());
            view.put("equal", table.equal());
            view.put("rows", table.rows());
            view.put("checksum", table.checksum());
            view.put("comparedAt", table.finishedAt());
            view.put("method", table.method());
            view.put(
                    "comparedAtRest",
                    rest == null ? "nothing has changed" : rest.whole() ? "all rows" : "changed rows");
            view.put("rowsComparedAtRest", rest == null ? 0 : rest.rows());
            view.put("comparedAtRestAt", rest == null ? null : rest.finishedAt());
            view.put("differencesLeft", rest == null ? table.differences() : rest.differences());
            tables.add(view);
        });
        return tables;
    }

    /** What comparisons have found since the last round came to its end, and when it was seen to be right again. */
    private List<Object> differences(Handover handover) {
        Instant since = journal.all(handover.run().project()).stream()
                .filter(r -> r.state() == RoundState.COMPLETED)
                .map(Round::finishedAt)
                .findFirst()
                .orElse(Instant.EPOCH);
        return comparison.differed(handover.run()).stream()
                .filter(d -> d.resolvedAt() == null || d.resolvedAt().isAfter(since))
                .<Object>map(d -> {
                    Map<String, Object> view = new LinkedHashMap<>();
                    view.put("from", d.source());
                    view.put("to", d.target());
                    view.put("result", d.result());
                    view.put("rows", d.rows());
                    view.put("foundAt", d.foundAt());
                    view.put("resolvedAt", d.resolvedAt());
                    return view;
                })
                .toList();
    }

    private static List<ObjectItem> objects(Handover handover) {
        List<ObjectItem> objects = new ArrayList<>();
        for (SubstepName name : List.of(SubstepName.OBJECTS, SubstepName.START_REVERSE)) {
            handover.noted(name, Items.class).map(Items::list).ifPresent(objects::addAll);
        }
        return objects;
    }

    /** @throws SeraiException {@code REPORT_UNKNOWN} */
    Map<String, Object> last(String project) {
        String json = journal.all(project).stream()
                .filter(r -> r.state() == RoundState.COMPLETED)
                .findFirst()
                .flatMap(journal::report)
                .orElseThrow(() -> new SeraiException(
                        "REPORT_UNKNOWN",
                        "Project '" + project + "' has had no switchover that came to its end.",
                        "The report is made when a switchover or switchback is complete."));
        return read(json);
    }

    private static Map<String, Object> read(String json) {
        try {
            return Json.mapper().readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored report can not be read", e);
        }
    }

    /** The report with its hash as the last field. */
    static Map<String, Object> signed(Map<String, Object> report) {
        Map<String, Object> signed = read(Json.write(report));
        signed.remove(HASH);
        signed.put(HASH, hash(canonical(signed)));
        return signed;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    /** JSON without blanks, the names of each object in alphabetical order. */
    static String canonical(Map<String, Object> report) {
        return Json.write(sorted(Json.mapper().convertValue(report, Object.class)));
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), sorted(item)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(Reports::sorted).toList()
                : value;
    }
}
