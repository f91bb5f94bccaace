package io.serai;

import io.serai.datasource.DataSource;
import io.serai.project.Project;
import io.serai.project.State;
import io.serai.switchover.Neighbours;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The projects that share a server, as their data sources name it. */
final class OtherProjects implements Neighbours {
    /** These do not touch a server any more, or not yet. */
    private static final Set<State> AWAY = Set.of(State.NOT_STARTED, State.RELEASING, State.RELEASED);

    private final Supplier<List<Project>> projects;
    private final Function<String, Optional<DataSource>> dataSources;

    OtherProjects(Supplier<List<Project>> projects, Function<String, Optional<DataSource>> dataSources) {
        this.projects = projects;
        this.dataSources = dataSources;
    }

    @Override
    public List<String> on(DataSource server, String project) {
        return projects.get().stream()
                .filter(p -> !p.name().equals(project) && !AWAY.contains(p.state()))
                .filter(p -> Stream.of(p.definition().source(), p.definition().target())
                        .flatMap(name -> dataSources.apply(name).stream())
                        .anyMatch(d -> isSame(d, server)))
                .map(Project::name)
                .sorted()
                .toList();
    }

    private static boolean isSame(DataSource one, DataSource other) {
        return one.port() == other.port()
                && one.host().toLowerCase(Locale.ROOT).equals(other.host().toLowerCase(Locale.ROOT));
    }
}
