package io.serai.precheck;

import io.serai.database.Column;
import io.serai.database.ColumnKind;
import io.serai.database.Sql;
import io.serai.database.Table;
import io.serai.database.Version;
import io.serai.project.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every column is of a type whose values arrive exactly as they are, on each of the paths that the project takes. */
final class ColumnTypesCheck implements Check {
    @Override
    public CheckCode code() {
        return CheckCode.COLUMN_TYPES;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public Finding look(Examination examination) {
        boolean cdc = examination.definition().has(StepName.CDC);
        boolean vectors = takesVectors(examination);
        Set<String> charsets = charsets(examination.target());
        List<String> refused = new ArrayList<>();
        List<Object> tables = new ArrayList<>();
        for (Table table : examination.sourceTables().values()) {
            for (Column column : table.carried()) {
                refusal(column, cdc, vectors)
                        .or(() -> unknown(column, charsets))
                        .ifPresent(why -> {
                            refused.add("%s.%s (%s)".formatted(table.name(), column.name(), why));
                            tables.add(table.name());
                        });
            }
        }
        return refused.isEmpty()
                ? Finding.passed("Every column is of a type that is carried exactly.")
                : Finding.failed(
                                "%s can not be carried exactly: %s."
                                        .formatted(Listing.count(refused, "column", "columns"), Listing.of(refused)),
                                "Exclude the tables, or change the columns on the source to a type that holds the"
                                        + " same values (ALTER TABLE ... MODIFY ...): gb18030 to utf8mb4, uuid and inet to CHAR or"
                                        + " BINARY, COMPRESSED to an ordinary column, an old temporal format by ALTER"
                                        + " TABLE ... FORCE under mysql56_temporal_format=ON.")
                        .about(tables);
    }

    /** Why a column can not be carried, or empty when it can. */
    static Optional<String> refusal(Column column, boolean cdc, boolean targetTakesVectors) {
        if (column.kind() == ColumnKind.OTHER) {
            return Optional.of("type " + column.dataType() + " is unknown to Serai");
        }
        if (column.kind() == ColumnKind.VECTOR && !targetTakesVectors) {
            return Optional.of("the target has no type VECTOR");
        }
        if (column.kind() == ColumnKind.SET && column.members().contains("")) {
            return Optional.of("a SET with the member '', which looks like none");
        }
        if (cdc && column.columnType().contains("COMPRESSED*/")) {
            return Optional.of("COMPRESSED, which the binlog client can not read");
        }
        boolean fractions = column.scale() != null && column.scale() > 0;
        if (cdc && fractions && column.columnType().contains("mariadb-5.3")) {
            return Optional.of("a temporal format of MariaDB 5.3, which the binlog client can not read");
        }
        return Optional.empty();
    }

    /** Values are sent in the column's own character set, and the target converts them where its column has another. */
    static Optional<String> unknown(Column column, Set<String> charsets) {
        String charset = column.charset();
        boolean known =
                charset == null || charsets.isEmpty() || charset.startsWith("utf8") || charsets.contains(charset);
        return known ? Optional.empty() : Optional.of("the target has no character set " + charset);
    }

    /** What the target knows; nothing while it is silent. */
    private static Set<String> charsets(Server target) {
        if (!target.answers()) {
            return Set.of();
        }
        return Sql.rows(
                        target.connection(),
                        "reading the character sets of the target",
                        "SELECT character_set_name AS c FROM information_schema.character_sets")
                .stream()
                .map(row -> row.get("c"))
                .collect(Collectors.toSet());
    }

    /** Taken for granted while the target is silent: its own item says so. */
    private static boolean takesVectors(Examination examination) {
        Server target = examination.target();
        if (!target.answers()) {
            return true;
        }
        Version version = target.version();
        return switch (target.type()) {
            case MYSQL -> version.atLeast(9, 0);
            case MARIADB -> version.atLeast(11, 7);
            case OCEANBASE -> version.atLeast(4, 4) || version.atLeast(4, 3) && version.patch() >= 3;
        };
    }
}
