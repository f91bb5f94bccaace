package io.serai.precheck;

import io.serai.database.TableName;
import io.serai.database.Version;
import io.serai.database.ddl.DdlRewriter;
import io.serai.database.ddl.Deferral;
import io.serai.database.ddl.Rewritten;
import io.serai.database.ddl.ServerProfile;
import io.serai.database.ddl.ShowCreate;
import io.serai.datasource.ServerType;
import io.serai.project.Definition;
import io.serai.project.Mapping;
import io.serai.project.StepName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every definition that the schema step is to write can be written in the target's dialect without changing its
 * meaning.
 */
final class DdlCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.DDL;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.PROJECT;
    }

    @Override
    public boolean concerns(Definition definition) {
        return definition.has(StepName.SCHEMA);
    }

    @Override
    public Finding look(Examination examination) {
        if (takesAll(examination.source(), examination.target())) {
            return Finding.passed("The target takes the source's definitions as they are.");
        }
        List<String> refusals = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Set<TableName> refused = new LinkedHashSet<>();
        rewrite(examination).forEach((name, rewritten) -> {
            rewritten.refusals().forEach(refusal -> refusals.add(name + ": " + refusal));
            rewritten.notes().forEach(note -> notes.add(name + ": " + note));
            if (rewritten.isRefused()) {
                refused.add(name);
            }
        });
        if (!refusals.isEmpty()) {
            return Finding.failed(
                            "%s of the source can not be written for the target: %s"
                                    .formatted(
                                            Listing.count(refused, "definition", "definitions"),
                                            Listing.sentences(refusals)),
                            "Do on the source what the finding says, make these tables on the target yourself, or"
                                    + " exclude them.")
                    .about(refused);
        }
        return notes.isEmpty()
                ? Finding.passed("Every definition can be written in the target's dialect.")
                : Finding.warning(
                        "The target gets some definitions in other words: " + Listing.sentences(notes),
                        "Nothing has to be done if that suits you. The schema step reports every one of them.");
    }

    /** A server of the same type takes what an older one has said. */
    private static boolean takesAll(Server source, Server target) {
        Version version = source.version();
        return source.type() == target.type()
                && target.type() != ServerType.OCEANBASE
                && target.version().atLeast(version.major(), version.minor());
    }

    /**
     * What is there already is not made again, and what is missing on the source is reported by others. Whether a
     * view's definer exists on the target is for the schema step to find out.
     */
    private static Map<TableName, Rewritten> rewrite(Examination examination) {
        Server source = examination.source();
        Map<TableName, TableName> targets = new HashMap<>(examination.targetNames());
        examination.run().views().forEach(m -> targets.put(m.source(), m.target()));
        DdlRewriter rewriter = new DdlRewriter(
                ServerProfile.read(source.connection(), source.type()),
                ServerProfile.read(
                        examination.target().connection(), examination.target().type()),
                name -> targets.getOrDefault(name, name));
        ShowCreate definitions = new ShowCreate(source.connection(), source.type());
        Deferral deferral = examination.definition().options().fullLoad().deferIndexes() ? Deferral.ALL : Deferral.NONE;
        Map<TableName, Rewritten> rewritten = new TreeMap<>();
        for (Mapping table : examination.run().tables()) {
            examination.run().proceed();
            if (examination.sourceTables().containsKey(table.source()) && isToBeMade(examination, table)) {
                rewritten.put(
                        table.source(), rewriter.table(table.source(), definitions.table(table.source()), deferral));
            }
        }
        for (Mapping view : examination.run().views()) {
            examination.run().proceed();
            if (isToBeMade(examination, view)) {
                rewritten.put(
                        view.source(),
                        rewriter.view(
                                view.source(), definitions.view(view.source()).create(), true));
            }
        }
        return rewritten;
    }

    private static boolean isToBeMade(Examination examination, Mapping mapping) {
        return !examination.targetObjects().containsKey(mapping.target());
    }
}
