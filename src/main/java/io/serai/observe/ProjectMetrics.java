package io.serai.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.serai.pace.Throttle;
import io.serai.project.Project;
import io.serai.project.ProjectRecords;
import io.serai.project.Projects;
import io.serai.project.Run;
import io.serai.project.State;
import io.serai.project.StepName;
import io.serai.project.StepState;
import io.serai.project.TableProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Numbers of each project for Prometheus. Read when they are asked for; a project that is deleted disappears. */
public final class ProjectMetrics implements MeterBinder {
    private final ProjectRecords records;
    private final Projects projects;
    private final ToLongFunction<String> differences;
    private final Map<Metric, MultiGauge> gauges = new LinkedHashMap<>();

    /** @param differences rows of a project that verification has found unequal, by the project's name */
    public ProjectMetrics(ProjectRecords records, Projects projects, ToLongFunction<String> differences) {
        this.records = records;
        this.projects = projects;
        this.differences = differences;
    }

    private record Metric(String name, String unit, String description, ToDoubleFunction<Project> value) {
        double of(ProjectRecords records, String project) {
            return records.projects().find(project).map(value::applyAsDouble).orElse(Double.NaN);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("serai.projects", records, r -> r.projects().all().size())
                .description("Projects in the state store")
                .register(registry);
        for (Metric metric : metrics()) {
            MultiGauge gauge = MultiGauge.builder(metric.name())
                    .baseUnit(metric.unit())
                    .description(metric.description())
                    .register(registry);
            gauges.put(metric, gauge);
        }
        refresh();
    }

    /** Called after a project has been created or deleted. */
    public synchronized void refresh() {
        gauges.forEach((metric, gauge) -> gauge.register(
                records.projects().all().stream()
                        .map(p -> MultiGauge.Row.of(Tags.of("project", p.name()), p.name(), n -> metric.of(records, n)))
                        .toList(),
                true));
    }

    private List<Metric> metrics() {
        return List.of(
                new Metric(
                        "serai.project.failed",
                        null,
                        "1 while the project is FAILED",
                        p -> p.state() == State.FAILED ? 1 : 0),
                new Metric(
                        "serai.project.running",
                        null,
                        "1 while the project is RUNNING",
                        p -> p.state() == State.RUNNING ? 1 : 0),
                new Metric(
                        "serai.full.load.rows",
                        "rows",
                        "Rows copied by the full load",
                        p -> tables(p, TableProgress::rows)),
                new Metric("serai.full.load.speed", "rows_per_second", "Rows a second copied now", this::loadSpeed),
                new Metric(
                        "serai.full.load.remaining",
                        "seconds",
                        "Seconds to the end of the full load at the speed of the last minute; NaN when unknown",
                        p -> remaining(p, StepName.FULL_LOAD)),
                new Metric(
                        "serai.project.traffic",
                        "bytes_per_second",
                        "Bytes a second of values sent to the target now",
                        this::traffic),
                new Metric(
                        "serai.project.share",
                        null,
                        "Share of its full speed at which the project works: less than 1 while it backs off from its target",
                        this::share),
                new Metric(
                        "serai.full.load.chunks",
                        "chunks",
                        "Chunks copied by this run",
                        p -> parts(p, StepName.FULL_LOAD)),
                new Metric(
                        "serai.cdc.batches",
                        "batches",
                        "Transactions that the living link has committed in this run",
                        this::batches),
                new Metric(
                        "serai.verification.differences",
                        "rows",
                        "Rows that verification has found unequal",
                        p -> differences.applyAsLong(p.name())),
                new Metric(
                        "serai.cdc.inserts",
                        "rows",
                        "Inserts applied",
                        p -> tables(p, t -> t.inserts().sum())),
                new Metric(
                        "serai.cdc.updates",
                        "rows",
                        "Updates applied",
                        p -> tables(p, t -> t.updates().sum())),
                new Metric(
                        "serai.cdc.deletes",
                        "rows",
                        "Deletes applied",
                        p -> tables(p, t -> t.deletes().sum())),
                new Metric(
                        "serai.cdc.speed",
                        "rows_per_second",
                        "Changes a second that the living link applies now",
                        this::linkSpeed),
                new Metric(
                        "serai.cdc.lag",
                        "seconds",
                        "Seconds that the living link is behind the side that it reads; NaN when unknown",
                        this::lag),
                new Metric(
                        "serai.cdc.remaining",
                        "seconds",
                        "Seconds until the lag is gone at the speed of the last half minute; NaN when unknown",
                        this::catchUp),
                new Metric(
                        "serai.verification.speed",
                        "rows_per_second",
                        "Rows a second compared now",
                        p -> rate(p, StepName.VERIFICATION)),
                new Metric(
                        "serai.verification.remaining",
                        "seconds",
                        "Seconds to the end of the verification at the speed of the last minute; NaN when unknown",
                        p -> remaining(p, StepName.VERIFICATION)));
    }

    private double tables(Project project, ToDoubleFunction<TableProgress> count) {
        Run run = projects.run(project.name());
        List<TableProgress> tables = run == null ? records.mappings().saved(project.name()) : run.progress();
        return tables.stream().mapToDouble(count).sum();
    }

    private double linkSpeed(Project project) {
        Run run = projects.run(project.name());
        return run == null ? 0 : run.progress(run.direction().step()).rate();
    }

    private double batches(Project project) {
        Run run = projects.run(project.name());
        return run == null ? 0 : parts(project, run.direction().step());
    }

    private double rate(Project project, StepName step) {
        Run run = projects.run(project.name());
        return run == null ? 0 : run.progress(step).rate();
    }

    private double loadSpeed(Project project) {
        Run run = projects.run(project.name());
        boolean loads =
                run != null && records.steps().state(project.definition(), StepName.FULL_LOAD) == StepState.RUNNING;
        return loads ? run.pace().rowsPerSecond() : 0;
    }

    private double remaining(Project project, StepName step) {
        Run run = projects.run(project.name());
        Double seconds = run == null ? null : run.progress(step).remainingSeconds();
        return seconds == null ? Double.NaN : seconds;
    }

    private double catchUp(Project project) {
        Run run = projects.run(project.name());
        return run == null || run.link() == null
                ? Double.NaN
                : run.link().remainingSeconds().orElse(Double.NaN);
    }

    private double traffic(Project project) {
        Run run = projects.run(project.name());
        return run == null ? 0 : run.pace().bytesPerSecond();
    }

    private double share(Project project) {
        Run run = projects.run(project.name());
        return run == null ? 1 : run.throttle().map(Throttle::share).orElse(1.0);
    }

    private double parts(Project project, StepName step) {
        Run run = projects.run(project.name());
        return run == null ? 0 : run.progress(step).parts().sum();
    }

    private double lag(Project project) {
        Run run = projects.run(project.name());
        return run == null || run.link() == null
                ? Double.NaN
                : run.link().lagSeconds().orElse(Double.NaN);
    }
}
