package io.serai.precheck;

import io.serai.config.StateStore;
import io.serai.database.Catalog;
import io.serai.database.Databases;
import io.serai.error.SeraiException;
import io.serai.project.Run;
import io.serai.project.Step;
import io.serai.project.StepName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.ExchangeProperty;

/**
 * The precheck step, called node by node from its route. A node that the route leaves out is made up for at the end: a
 * check is skipped by {@code options.skipChecks} only, where the report shows it.
 */
public final class Precheck implements Step {
    private final Databases databases;
    private final Catalog catalog;
    private final Reports reports;
    private final Map<String, Examination> underWay = new ConcurrentHashMap<>();

    public Precheck(Databases databases, Catalog catalog, StateStore store) {
        this.databases = databases;
        this.catalog = catalog;
        this.reports = new Reports(store);
    }

    @Override
    public StepName name() {
        return StepName.PRECHECK;
    }

    /** Forgets what was found before, so that a precheck that breaks off proves nothing. */
    public void begin(@ExchangeProperty(Run.PROPERTY) Run run) {
        reports.forget(run.project());
        run.progress(StepName.PRECHECK).done(0);
        run.progress(StepName.PRECHECK).total(Part.size());
        underWay.put(run.project(), new Examination(run, databases, catalog));
    }

    /** Are both servers there, and are they two? */
    public void checkConnections(@ExchangeProperty(Run.PROPERTY) Run run) {
        examination(run).look(Part.CONNECTIONS);
    }

    /** Can the binlog of the source be followed, and of the target where a reverse link is to read it? */
    public void checkSourceSettings(@ExchangeProperty(Run.PROPERTY) Run run) {
        examination(run).look(Part.BINLOG);
    }

    /** May the accounts do what the steps do? */
    public void checkPrivileges(@ExchangeProperty(Run.PROPERTY) Run run) {
        examination(run).look(Part.PRIVILEGES);
    }

    /** Can the source's objects be carried? */
    public void checkObjects(@ExchangeProperty(Run.PROPERTY) Run run) {
        examination(run).look(Part.OBJECTS);
    }

    /** Can the target take them? */
    public void checkTarget(@ExchangeProperty(Run.PROPERTY) Run run) {
        examination(run).look(Part.TARGET);
    }

    /** Stores what was found; the report is the answer to whoever asked for the precheck. */
    public Report conclude(@ExchangeProperty(Run.PROPERTY) Run run) {
        Report report = examination(run).report();
        underWay.remove(run.project());
        reports.keep(run.project(), report);
        run.event(summary(report));
        return report;
    }

    private Examination examination(Run run) {
        return underWay.compute(
                run.project(),
                (project, present) ->
                        present != null && present.run() == run ? present : new Examination(run, databases, catalog));
    }

    private static String summary(Report report) {
        String warnings =
                report.codes(Status.WARNING).isEmpty() ? "" : "; warnings: " + names(report.codes(Status.WARNING));
        return "precheck "
                + (report.passed() ? "passed" : "failed: " + names(report.refusals()))
                + (report.codes(Status.FAILED).size() > report.refusals().size() ? "; skipped failures" : "")
                + warnings;
    }

    private static String names(List<CheckCode> codes) {
        return codes.stream().map(CheckCode::name).collect(Collectors.joining(", "));
    }

    /** The report of the last precheck of a project that came to its end. */
    public Optional<Report> report(String project) {
        return reports.of(project);
    }

    /** Drops what is known of a project that is being deleted. */
    public void forget(String project) {
        underWay.remove(project);
        reports.forget(project);
    }

    @Override
    public void prove(Run run) {
        Report report = reports.of(run.project())
                .orElseThrow(() -> new SeraiException(
                        "PRECHECK_FAILED",
                        "The precheck of project '%s' did not come to its end.".formatted(run.project()),
                        "See that the project's precheck route ends with precheck.conclude, and run the"
                                + " precheck again."));
        if (!report.passed()) {
            throw new SeraiException(
                    "PRECHECK_FAILED",
                    "The precheck of project '%s' failed: %s. %s"
                            .formatted(run.project(), names(report.refusals()), report.firstRefusal()),
                    "POST /api/projects/%s/precheck shows each finding with its remedy.".formatted(run.project())
                            + " Do what they say, then try again; name in options.skipChecks what may fail.");
        }
    }
}
