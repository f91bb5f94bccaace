package io.serai.database.ddl;

import io.serai.database.Sql;
import io.serai.database.TableName;
import io.serai.database.ddl.CollationMatch.Pair;
import io.serai.database.ddl.Rewritten.Addition;
import io.serai.datasource.ServerType;
import io.serai.error.SeraiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Rewrites the source's {@code SHOW CREATE} statements for the target:
 *
 * <ol>
 *   <li>storage: every table transactional, nothing that names places on the source's machine;
 *   <li>character sets: always with their collation, replaced where the target does not know them;
 *   <li>dialect: what the target's kind of server does not take;
 *   <li>order: foreign keys, and on request the indexes that no load needs, are held back;
 *   <li>names: of the object and of what it refers to.
 * </ol>
 *
 * Pure computing on texts. A statement that can not be rewritten without changing its meaning is refused, not bent.
 */
public final class DdlRewriter {
    private final ServerProfile source;
    private final ServerProfile target;
    private final UnaryOperator<TableName> names;

    /**
     * @param names the target's name of a table or view of the source; the same name for one that is not migrated
     */
    public DdlRewriter(ServerProfile source, ServerProfile target, UnaryOperator<TableName> names) {
        this.source = source;
        this.target = target;
        this.names = names;
    }

    /**
     * Rewrites a {@code CREATE TABLE}.
     *
     * @param deferral the indexes to hold back
     */
    public Rewritten table(TableName name, String createTable, Deferral deferral) {
        Findings findings = new Findings();
        try {
            CreateTable table = CreateTable.parse(createTable);
            Dialect dialect = Dialect.of(source, target, findings);
            StorageRules.refuseVersioning(table, findings);
            new StorageRules(source.type(), target.type(), findings).apply(table);
            new CharsetRules(source.collations(), target.collations(), findings).apply(table);
            dialect.adapt(table);
            refuseNames(table.render(names.apply(name)), findings);
            List<Addition> foreignKeys = foreignKeys(table, name);
            List<Addition> indexes = indexes(table, dialect, deferral);
            return new Rewritten(
                    table.render(names.apply(name)), indexes, foreignKeys, findings.notes(), findings.refusals());
        } catch (SeraiException e) {
            return unreadable(createTable, e);
        }
    }

    private void refuseNames(String sql, Findings findings) {
        if (target.type() == ServerType.OCEANBASE) {
            OceanBaseDialect.refuseBackTicks(sql, findings);
        }
    }

    private List<Addition> foreignKeys(CreateTable table, TableName name) {
        List<Addition> foreignKeys = new ArrayList<>();
        String ownDatabase = names.apply(name).database();
        table.change(ForeignKeyDefinition.class, key -> {
            TableName referenced = names.apply(key.referenced(name.database()));
            foreignKeys.add(new Addition(
                    key.name(), "ADD " + key.referring(referenced, ownDatabase).render(), true));
            return Optional.empty();
        });
        return foreignKeys;
    }

    private static List<Addition> indexes(CreateTable table, Dialect dialect, Deferral deferral) {
        List<Addition> indexes = new ArrayList<>();
        KeyDefinition needed = autoIncrementIndex(table).orElse(null);
        table.change(KeyDefinition.class, key -> {
            boolean stays = key.isUnique() || key.name() == null || key == needed || !dialect.isSureOf(key);
            if (stays || !deferral.includes(key)) {
                return Optional.of(key);
            }
            boolean alone = key.isFullText() || key.isVector();
            indexes.add(new Addition(key.name().name(), "ADD " + key.render(), alone));
            return Optional.empty();
        });
        return indexes;
    }

    /** The server wants an index that leads with the AUTO_INCREMENT column from the start. */
    private static Optional<KeyDefinition> autoIncrementIndex(CreateTable table) {
        return table.columns().stream()
                .filter(c -> c.has("AUTO_INCREMENT"))
                .findFirst()
                .flatMap(column -> table.keys().stream()
                        .filter(k -> k.leadsWith(column.name().name()))
                        .min((a, b) -> Boolean.compare(b.isUnique(), a.isUnique())));
    }

    /**
     * Rewrites a {@code CREATE VIEW}.
     *
     * @param keepDefiner whether its DEFINER exists on the target; if not, the view belongs to the account that creates it
     */
    public Rewritten view(TableName name, String createView, boolean keepDefiner) {
        Findings findings = new Findings();
        try {
            ViewRewriter view = new ViewRewriter(names, new CollationMatch(target.collations()), findings);
            String create = view.rewrite(name, createView, keepDefiner);
            refuseNames(create, findings);
            return new Rewritten(create, List.of(), List.of(), findings.notes(), findings.refusals());
        } catch (SeraiException e) {
            return unreadable(createView, e);
        }
    }

    /** Rewrites a {@code CREATE DATABASE}: its character set and collation. */
    public Rewritten database(String targetName, String createDatabase) {
        Findings findings = new Findings();
        TokenReader reader = new TokenReader(Tokenizer.tokens(createDatabase));
        String charset = null;
        String collation = null;
        while (!reader.isAtEnd()) {
            if (reader.accept("CHARACTER", "SET")) {
                charset = reader.next().name();
            } else if (reader.accept("COLLATE")) {
                reader.accept("=");
                collation = reader.next().name();
            } else {
                reader.next();
            }
        }
        String create = "CREATE DATABASE IF NOT EXISTS " + Sql.quote(targetName);
        if (charset != null) {
            String said = collation != null ? collation : source.collations().defaultOf(charset);
            Pair nearest = collation(charset, said == null ? charset + "_general_ci" : said);
            if (collation != null && !nearest.collation().equals(collation)) {
                findings.note("The default collation " + collation + " becomes " + nearest.collation() + ".");
            }
            create += " DEFAULT CHARACTER SET " + nearest.charset() + " COLLATE " + nearest.collation();
        }
        return new Rewritten(create, List.of(), List.of(), findings.notes(), findings.refusals());
    }

    /** The target's collation that is nearest to one of the source: for the session that creates a view. */
    public String collation(String sourceCollation) {
        return collation(Collations.charset(sourceCollation), sourceCollation).collation();
    }

    private Pair collation(String charset, String collation) {
        return new CollationMatch(target.collations()).nearest(new Pair(charset, collation));
    }

    /** The same table with CHECKs that the target names: their names may be taken by those of another table. */
    public static String withoutCheckNames(TableName target, String createTable) {
        CreateTable table = CreateTable.parse(createTable);
        table.change(CheckDefinition.class, c -> Optional.of(c.unnamed()));
        return table.render(target);
    }

    private static Rewritten unreadable(String statement, SeraiException e) {
        return new Rewritten(statement, List.of(), List.of(), List.of(), List.of(e.getMessage() + " " + e.remedy()));
    }
}
