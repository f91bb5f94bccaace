package io.serai.project;

import io.serai.config.Input;
import io.serai.datasource.DataSources;
import io.serai.error.SeraiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** The HTTP interface to projects, called by the routes in {@code routes/api}. */
public final class ProjectApi {
    private final Projects projects;
    private final ProjectRecords records;
    private final ProjectViews views;
    private final DefinitionInput input;

    public ProjectApi(Projects projects, ProjectRecords records, DataSources dataSources, StepRoutes routes) {
        this.projects = projects;
        this.records = records;
        this.views = new ProjectViews(records, projects);
        this.input = new DefinitionInput(dataSources, routes::isUsable);
    }

    public ProjectViews views() {
        return views;
    }

    /** @param q part of a project's name */
    public List<Map<String, Object>> list(
            @Header("state") String state, @Header("tag") String tag, @Header("q") String q) {
        Optional<State> wanted = Optional.ofNullable(state).map(ProjectApi::state);
        return records.projects().all().stream()
                .filter(p -> wanted.isEmpty() || wanted.get() == p.state())
                .filter(p -> tag == null || p.definition().tags().contains(tag))
                .filter(p -> q == null || p.name().toLowerCase().contains(q.toLowerCase()))
                .map(views::project)
                .toList();
    }

    private static State state(String name) {
        try {
            return State.valueOf(name);
        } catch (IllegalArgumentException e) {
            String detail = "'" + name + "' is no state; states are " + List.of(State.values()) + ".";
            throw new SeraiException(
                    "INVALID",
                    detail,
                    "Correct the query parameter 'state'.",
                    e,
                    List.of(new SeraiException.Flaw("/state", detail)));
        }
    }

    public Map<String, Object> get(@Header("name") String name) {
        return views.project(records.projects().get(name));
    }

    public Map<String, Object> create(@Body String body) {
        Definition definition = input.parse(body, null);
        projects.create(definition, Actor.HTTP, "created");
        return get(definition.name());
    }

    public Map<String, Object> replace(@Header("name") String name, @Body String body) {
        Project project = records.projects().get(name);
        Definition definition = input.parse(body, name);
        if (!records.projects().replace(definition, Actor.HTTP)) {
            throw new SeraiException(
                    "STATE_CONFLICT",
                    "Project '%s' is %s; its definition can be changed in NOT_STARTED only."
                            .formatted(name, project.state()),
                    "Clone the project and change the clone.");
        }
        return get(name);
    }

    public Map<String, Object> changeOptions(@Header("name") String name, @Body String body) {
        projects.changeOptions(name, body, Actor.HTTP);
        return get(name);
    }

    public void delete(@Header("name") String name, @Header("confirm") String confirm) {
        projects.delete(name, confirm);
    }

    public Object precheck(@Header("name") String name) {
        return projects.precheck(name, Actor.HTTP);
    }

    public Map<String, Object> start(@Header("name") String name) {
        projects.start(name, Actor.HTTP, "start");
        return get(name);
    }

    public Map<String, Object> pause(@Header("name") String name) {
        projects.pause(name, Actor.HTTP, "pause");
        return get(name);
    }

    /** @param body nothing, or {@code {"skip": true}}, or {@code {"skip": "<position>"}} */
    public Map<String, Object> restore(@Header("name") String name, @Body String body) {
        Input request = Input.parse(body);
        Optional<String> skip = request.textOrTrue("skip");
        request.finish("restore");
        if (skip.isEmpty()) {
            projects.restore(name, Actor.HTTP, "restore");
        } else {
            projects.restoreSkipping(name, skip.get().isEmpty() ? null : skip.get(), Actor.HTTP);
        }
        return get(name);
    }

    public Map<String, Object> release(@Header("name") String name) {
        projects.release(name, Actor.HTTP, "release");
        return get(name);
    }

    public Map<String, Object> copy(@Header("name") String name, @Body String body) {
        Project original = records.projects().get(name);
        Input request = Input.parse(body);
        String newName = DefinitionInput.name(request, null);
        request.finish("clone");
        projects.create(original.definition().named(newName), Actor.HTTP, "cloned from '" + name + "'");
        return get(newName);
    }

    public List<ProjectViews.TableView> tables(@Header("name") String name) {
        records.projects().get(name);
        return views.tables(name);
    }

    public List<Event> events(@Header("name") String name) {
        records.projects().get(name);
        return records.events().of(name);
    }

    /** What later versions bring answers so, rather than with a page that is not found. */
    public void notYet(@Header("name") String name) {
        records.projects().get(name);
        throw new SeraiException(
                "NOT_IMPLEMENTED",
                "Correction SQL is not part of this version.",
                "Look at the differences of the verification and correct the target by hand.");
    }
}
