package io.serai.project;

import io.serai.error.Failure;
import io.serai.pace.Lane;
import io.serai.pace.Throttle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Projects as the API and JMX show them. */
public final class ProjectViews {
    private final ProjectRecords records;
    private final Projects projects;

    public ProjectViews(ProjectRecords records, Projects projects) {
        this.records = records;
        this.projects = projects;
    }

    /**
     * A step in the API; counts are rows, objects for schema.
     *
     * @param rowsPerSecond over the last five seconds
     * @param bytesPerSecond of values sent to the target by full load and cdc, over the last five seconds; else null
     * @param remainingSeconds at the speed of the last minute, of cdc until it has caught up; null while that can not be told
     */
    public record StepView(
            String name,
            StepState state,
            double progress,
            long rows,
            long totalRows,
            double rowsPerSecond,
            Long bytesPerSecond,
            Double remainingSeconds,
            Instant startedAt,
            Instant finishedAt,
            Failure error) {}

    /** A table or view in the API. */
    public record TableView(
            String source,
            String target,
            boolean view,
            String step,
            StepState state,
            long rows,
            long estimatedRows,
            double progress,
            long inserts,
            long updates,
            long deletes,
            Failure error) {}

    public Map<String, Object> project(Project project) {
        Definition d = project.definition();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", d.name());
        view.put("state", project.state());
        view.put("currentStep", currentStep(project));
        view.put("lagSeconds", lagSeconds(d.name()));
        fitness(project).ifPresent(f -> view.put("rollbackReady", f));
        view.put("steps", steps(project));
        view.put("source", d.source());
        view.put("target", d.target());
        view.put("objects", d.objects());
        view.put("options", options(d.options()));
        view.put("lanes", lanes(project));
        view.put("throttle", throttle(d.name()).orElse(null));
        view.put("routes", d.routes());
        view.put("tags", d.tags());
        view.put("createdAt", project.createdAt());
        return view;
    }

    /** While the reverse link lives. */
    Optional<Fitness> fitness(Project project) {
        if (project.state() == State.RELEASING || project.state() == State.RELEASED) {
            return Optional.empty();
        }
        Run run = projects.run(project.name(), Direction.REVERSE);
        return records.steps().of(project.definition()).stream()
                .filter(s -> s.name() == StepName.REVERSE_LINK
                        && s.state() != StepState.PENDING
                        && !s.state().isDone())
                .findFirst()
                .map(s -> Fitness.of(project.state(), run == null ? null : run.link(), s.failure()));
    }

    /** Lanes by kind of work, as they are now. */
    private Map<String, Integer> lanes(Project project) {
        Run run = projects.run(project.name());
        Options options = project.definition().options();
        Map<String, Integer> view = new LinkedHashMap<>();
        for (Lane lane : Lane.values()) {
            view.put(lane.id(), run == null ? options.lanes(lane) : run.pace().lanes(lane));
        }
        return view;
    }

    static Map<String, Object> options(Options options) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("concurrency", options.concurrency().id());
        view.put("threads", options.threads());
        view.put("chunkBytes", options.chunkBytes());
        view.put("maxRowsPerSecond", options.maxRowsPerSecond());
        view.put("maxBytesPerSecond", options.maxBytesPerSecond());
        view.put("fullLoad", options.fullLoad());
        view.put("targetNotEmpty", options.targetNotEmpty().name().toLowerCase(Locale.ROOT));
        view.put("skipChecks", options.skipChecks());
        return view;
    }

    /** The first step that is not done, by id; the last one when all are. */
    String currentStep(Project project) {
        List<StepStatus> steps = records.steps().of(project.definition());
        return steps.stream()
                .filter(s -> !s.state().isDone() && s.state() != StepState.MONITORING)
                .findFirst()
                .or(() -> steps.stream()
                        .filter(s -> s.state() == StepState.MONITORING)
                        .findFirst())
                .orElse(steps.get(steps.size() - 1))
                .name()
                .id();
    }

    Optional<Throttle> throttle(String name) {
        return Optional.ofNullable(projects.run(name)).flatMap(Run::throttle);
    }

    Double lagSeconds(String name) {
        Run run = projects.run(name);
        return run == null || run.link() == null
                ? null
                : run.link().lagSeconds().orElse(null);
    }

    List<StepView> steps(Project project) {
        Run run = projects.run(project.name());
        List<TableProgress> tables = progress(project.name(), run);
        List<StepView> views = new ArrayList<>();
        for (StepStatus s : records.steps().of(project.definition())) {
            StepProgress p = run == null ? new StepProgress() : run.progress(s.name());
            boolean load = s.name() == StepName.FULL_LOAD;
            boolean working = run != null && (s.state() == StepState.RUNNING || s.state() == StepState.MONITORING);
            long rows = load ? tables.stream().mapToLong(TableProgress::rows).sum() : p.done();
            long total = load ? TableProgress.expectedRows(tables) : p.total();
            views.add(new StepView(
                    s.name().id(),
                    s.state(),
                    s.state().isDone() || s.state() == StepState.MONITORING ? 1 : round(p.fraction(rows, total)),
                    rows,
                    Math.max(rows, total),
                    working ? round(load ? run.pace().rowsPerSecond() : p.rate()) : 0,
                    working && (load || s.name().isLink())
                            ? Math.round(run.pace().bytesPerSecond())
                            : null,
                    working ? remaining(run, s.name(), p, total - rows) : null,
                    s.startedAt(),
                    s.finishedAt(),
                    s.failure()));
        }
        return views;
    }

    /** Of a link the time until it has caught up. */
    private static Double remaining(Run run, StepName step, StepProgress progress, long rows) {
        Double seconds = !step.isLink()
                ? progress.remainingSeconds(rows)
                : run.link() == null ? null : run.link().remainingSeconds().orElse(null);
        return seconds == null ? null : (double) Math.round(seconds);
    }

    private List<TableProgress> progress(String project, Run run) {
        return run == null ? records.mappings().saved(project) : run.progress();
    }

    List<TableView> tables(String project) {
        return progress(project, projects.run(project, Direction.FORWARD)).stream()
                .map(p -> new TableView(
                        p.mapping().source().toString(),
                        p.mapping().target().toString(),
                        p.mapping().view(),
                        p.step().id(),
                        p.state(),
                        p.rows(),
                        p.estimatedRows(),
                        tableFraction(p),
                        p.inserts().sum(),
                        p.updates().sum(),
                        p.deletes().sum(),
                        p.failure()))
                .toList();
    }

    private static double tableFraction(TableProgress p) {
        boolean loaded = p.step().compareTo(StepName.FULL_LOAD) > 0
                || p.step() == StepName.FULL_LOAD && p.state() == StepState.COMPLETED;
        if (loaded) {
            return 1;
        }
        return round(p.fraction());
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
