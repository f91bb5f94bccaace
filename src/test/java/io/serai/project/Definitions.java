package io.serai.project;

import io.serai.datasource.DataSource;
import io.serai.datasource.ServerType;
import io.serai.datasource.TlsMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Projects for tests. */
public final class Definitions {
    private Definitions() {}

    public static Definition of(String name, StepName... steps) {
        ObjectRules objects = new ObjectRules(List.of("shop.*"), List.of("shop.tmp_*"));
        return new Definition(
                name,
                "legacy",
                "ocean",
                Arrays.asList(steps),
                objects,
                Options.DEFAULT,
                Map.of(),
                List.of("production"));
    }

    /** @param findings takes the run's events */
    public static Run run(Definition definition, List<String> findings, Mapping... objects) {
        DataSource nowhere =
                new DataSource("nowhere", ServerType.MYSQL, "localhost", 1, "", "", TlsMode.DISABLED, Map.of());
        List<TableProgress> tables = Stream.of(objects).map(TableProgress::new).toList();
        return new Run(definition, nowhere, nowhere, tables, findings::add);
    }
}
