package io.serai.database.ddl;

import io.serai.datasource.ServerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes every table one of the target's transactional engine, since rows and checkpoints have to commit together, and leaves out
 * what only tells the source's server how and where to store.
 */
final class StorageRules {
    private static final Set<String> EVERYWHERE = Set.of("AUTO_INCREMENT", "CHARSET", "COLLATE", "COMMENT");
    private static final Set<String> INNODB = Set.of(
            "ENGINE",
            "ROW_FORMAT",
            "KEY_BLOCK_SIZE",
            "MAX_ROWS",
            "MIN_ROWS",
            "AVG_ROW_LENGTH",
            "PACK_KEYS",
            "STATS_PERSISTENT",
            "STATS_AUTO_RECALC",
            "STATS_SAMPLE_PAGES",
            "CHECKSUM",
            "DELAY_KEY_WRITE");
    private static final Set<String> MYSQL =
            Set.of("COMPRESSION", "ENCRYPTION", "AUTOEXTEND_SIZE", "ENGINE_ATTRIBUTE", "SECONDARY_ENGINE_ATTRIBUTE");
    private static final Set<String> MARIADB =
            Set.of("PAGE_COMPRESSED", "PAGE_COMPRESSION_LEVEL", "ENCRYPTED", "ENCRYPTION_KEY_ID");
    /** What only another engine than InnoDB understands. */
    private static final Set<String> ENGINES_OWN =
            Set.of("ROW_FORMAT", "KEY_BLOCK_SIZE", "PACK_KEYS", "DELAY_KEY_WRITE", "CHECKSUM");
    /** Engines whose tables show rows that are stored elsewhere. */
    private static final Set<String> WITHOUT_ROWS =
            Set.of("mrg_myisam", "merge", "federated", "connect", "spider", "blackhole", "s3", "oqgraph");

    private final ServerType from;
    private final ServerType to;
    private final Findings findings;

    StorageRules(ServerType from, ServerType to, Findings findings) {
        this.from = from;
        this.to = to;
        this.findings = findings;
    }

    void apply(CreateTable table) {
        String engine = table.engine();
        if (WITHOUT_ROWS.contains(engine.toLowerCase(Locale.ROOT))) {
            findings.refuse(
                    "Engine %s holds no rows of its own. Exclude the table, or create it on the target yourself."
                            .formatted(engine));
            return;
        }
        boolean changed = !engine.equalsIgnoreCase("InnoDB") && from != ServerType.OCEANBASE;
        if (changed) {
            toInnoDb(table, engine);
        }
        keepKnown(table, changed);
        table.partitioning(new PartitionOptions(to, findings).reduce(table.partitioning()));
    }

    private void toInnoDb(CreateTable table, String engine) {
        if (to != ServerType.OCEANBASE) {
            findings.note("Engine %s becomes InnoDB: only a transactional engine keeps rows and checkpoints together."
                    .formatted(engine));
        }
        table.replaceOption(Attribute.of("ENGINE", Token.word("ENGINE"), Token.symbol("="), Token.symbol("InnoDB")));
        table.changeKeys(
                k -> k.option("USING").filter(o -> o.value().is("HASH")).isPresent() ? k.without("USING") : k);
        for (ColumnDefinition column : table.columns()) {
            if (column.has("AUTO_INCREMENT")
                    && table.keys().stream()
                            .noneMatch(k -> k.leadsWith(column.name().name()))) {
                findings.refuse(
                        ("The AUTO_INCREMENT column %s leads no index, which only engine %s allows. Add an index on it"
                                        + " on the source, or create the table on the target yourself.")
                                .formatted(column.name().text(), engine));
            }
        }
    }

    private void keepKnown(CreateTable table, boolean engineChanged) {
        List<Attribute> kept = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Attribute option : table.options()) {
            if (isKept(option.name(), engineChanged)) {
                kept.add(option);
            } else if (!option.is("SYSTEM VERSIONING")) {
                left.add(option.render());
            }
        }
        table.options(kept);
        if (!left.isEmpty()) {
            findings.note("Left out, being of the source's storage: " + String.join(", ", left) + ".");
        }
    }

    private boolean isKept(String option, boolean engineChanged) {
        if (EVERYWHERE.contains(option)) {
            return true;
        }
        if (engineChanged && ENGINES_OWN.contains(option)) {
            return false;
        }
        return switch (to) {
            case OCEANBASE -> from == ServerType.OCEANBASE;
            case MYSQL ->
                INNODB.contains(option) && from != ServerType.OCEANBASE
                        || MYSQL.contains(option) && from == ServerType.MYSQL;
            case MARIADB ->
                INNODB.contains(option) && from != ServerType.OCEANBASE
                        || MARIADB.contains(option) && from == ServerType.MARIADB;
        };
    }

    /** System versioned tables keep rows that no SELECT and no binlog event shows as what they are. */
    static void refuseVersioning(CreateTable table, Findings findings) {
        boolean versioned = table.option("SYSTEM VERSIONING").isPresent()
                || table.columns().stream().map(c -> c.attribute("VERSIONING")).anyMatch(Optional::isPresent);
        if (versioned) {
            findings.refuse(
                    "The table is WITH SYSTEM VERSIONING; its history can not be carried. Drop the versioning on the"
                            + " source, or exclude the table and move it with the source's own tools.");
        }
    }
}
