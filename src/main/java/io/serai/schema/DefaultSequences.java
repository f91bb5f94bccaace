package io.serai.schema;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.database.ddl.ShowCreate;
import io.serai.datasource.ServerType;
import io.serai.project.Run;
import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sequences from which the columns of a table take their defaults: MariaDB makes no table without them. The rows that are carried
 * have their values already; the switchover sets the sequence to the next one.
 */
final class DefaultSequences {
    private static final Pattern USED = Pattern.compile(
            "\\b(?:nextval|lastval)\\s*\\(\\s*`((?:[^`]|``)+)`\\.`((?:[^`]|``)+)`", Pattern.CASE_INSENSITIVE);

    private DefaultSequences() {}

    /**
     * Makes those of the project's databases that are not there; the others are left for the server to miss.
     *
     * @param table the statement that makes the table
     */
    static void make(Run run, ShowCreate show, Connection target, String table) {
        if (run.source().type() != ServerType.MARIADB || run.target().type() != ServerType.MARIADB) {
            return;
        }
        for (TableName sequence : used(table)) {
            if (isKept(run, sequence)) {
                show.sequence(sequence)
                        .ifPresent(create ->
                                Sql.execute(target, "creating sequence " + sequence, complete(sequence, create)));
            }
        }
    }

    private static String complete(TableName sequence, String create) {
        return create.replaceFirst(
                "^CREATE SEQUENCE `(?:[^`]|``)+`",
                Matcher.quoteReplacement("CREATE SEQUENCE IF NOT EXISTS " + sequence.quoted()));
    }

    static Set<TableName> used(String table) {
        Set<TableName> used = new LinkedHashSet<>();
        Matcher matcher = USED.matcher(table);
        while (matcher.find()) {
            used.add(new TableName(
                    matcher.group(1).replace("``", "`"), matcher.group(2).replace("``", "`")));
        }
        return used;
    }

    /** Whether its database is of the project and has the same name on both sides: the switchover looks for it there. */
    private static boolean isKept(Run run, TableName sequence) {
        return run.progress().stream()
                .anyMatch(p -> p.mapping().source().database().equals(sequence.database())
                        && p.mapping().target().database().equals(sequence.database()));
    }
}
