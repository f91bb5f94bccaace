package io.serai.switchover;

import com.fasterxml.jackson.databind.node.NullNode;
import io.serai.config.Json;
import io.serai.error.Failure;
import io.serai.project.Actor;
import io.serai.project.Definition;
import io.serai.project.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Rounds as HTTP and JMX show them. */
final class Views {
    private Views() {}

    /**
     * A substep in the API.
     *
     * @param ifItStops what it leaves behind if it stops in the middle, and who takes it away
     * @param data what it has left behind or will; null before
     */
    record SubstepView(
            String name,
            SubstepState state,
            Instant startedAt,
            Instant finishedAt,
            String finding,
            Failure error,
            String ifItStops,
            Object data) {
        static SubstepView of(SubstepRecord record, String ifItStops) {
            return new SubstepView(
                    record.name().id(),
                    record.state(),
                    record.startedAt(),
                    record.finishedAt(),
                    record.finding(),
                    record.failure(),
                    ifItStops,
                    record.data() == null ? NullNode.getInstance() : Json.read(record.data(), Object.class));
        }
    }

    /**
     * A round in the API; before the first one all but the substeps is null.
     *
     * @param direction {@code switchover} or {@code switchback}
     * @param waitingFor what a person is asked to post, or null
     */
    record RoundView(
            String project,
            Integer round,
            String direction,
            RoundState state,
            Object options,
            Actor actor,
            Instant startedAt,
            Instant writesStoppedAt,
            Instant openedAt,
            Instant finishedAt,
            Double secondsWithoutWrites,
            String waitingFor,
            Failure error,
            List<SubstepView> substeps) {}

    static RoundView none(Definition project) {
        return new RoundView(
                project.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Arrays.stream(SubstepName.values())
                        .map(name -> SubstepView.of(
                                SubstepRecord.pending(name),
                                IfItStops.text(name, project, Direction.FORWARD, SwitchOptions.DEFAULT)))
                        .toList());
    }

    static RoundView of(Definition project, Round round, List<SubstepRecord> substeps) {
        String waitingFor = substeps.stream()
                .filter(s -> s.state() == SubstepState.WAITING)
                .map(s -> "POST /api/projects/" + round.project() + "/switchover/"
                        + s.name().id() + "/confirm")
                .findFirst()
                .orElse(null);
        return new RoundView(
                round.project(),
                round.number(),
                direction(round.direction()),
                round.state(),
                options(round.options()),
                round.actor(),
                round.startedAt(),
                round.writesStoppedAt(),
                round.openedAt(),
                round.finishedAt(),
                round.withoutWrites().map(Views::seconds).orElse(null),
                waitingFor,
                round.failure(),
                substeps.stream()
                        .map(s -> SubstepView.of(
                                s, IfItStops.text(s.name(), project, round.direction(), round.options())))
                        .toList());
    }

    static String direction(Direction left) {
        return left == Direction.FORWARD ? "switchover" : "switchback";
    }

    static Map<String, Object> options(SwitchOptions options) {
        Map<String, Object> view = new java.util.LinkedHashMap<>();
        view.put("maxLagSeconds", options.maxLagSeconds());
        view.put("fence", options.fence());
        view.put("drainTimeoutSeconds", options.drainTimeoutSeconds());
        view.put("quietSeconds", options.quietSeconds());
        view.put("finalVerification", lower(options.finalVerification()));
        view.put("skipVerification", options.skipVerification());
        Map<String, Object> objects = new java.util.TreeMap<>();
        options.objects().forEach((id, choice) -> objects.put(id, lower(choice)));
        view.put("objects", objects);
        return view;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    static double seconds(Duration duration) {
        return Math.round(duration.toNanos() / 1e6) / 1e3;
    }
}
