package io.serai.precheck;

import io.serai.database.Column;
import io.serai.database.Sql;
import io.serai.database.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The members of every ENUM and SET are shown as they are. The servers tell a column's type in three-byte UTF-8 and put a question
 * mark in the place of every character beyond, which then can not be told from a member's own.
 */
final class MembersCheck implements Check {
    private static final Set<String> WHOLE_UNICODE =
            Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030", "gb18030_2022");
    /** A look and not a scan of the whole table. */
    private static final int ROWS = 100_000;

    @Override
    public CheckCode code() {
        return CheckCode.MEMBERS;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SOURCE;
    }

    @Override
    public Finding look(Examination examination) {
        List<String> doubtful = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        List<Object> tables = new ArrayList<>();
        List<Object> lossy = new ArrayList<>();
        for (Table table : examination.sourceTables().values()) {
            for (Column column : table.carried()) {
                if (isDoubtful(column)) {
                    boolean certain = holdsLost(examination.source(), table, column);
                    (certain ? lost : doubtful).add(table.name() + "." + column.name());
                    (certain ? lossy : tables).add(table.name());
                }
            }
        }
        if (!lost.isEmpty()) {
            return Finding.failed(
                            "Members of %s have characters beyond three-byte UTF-8, which the source shows as question marks"
                                            .formatted(Listing.of(lost))
                                    + " in the column's type; the target's column and the rows changed by cdc would get the question"
                                    + " marks.",
                            "Exclude the tables, or give those members names without such characters on the source.")
                    .about(lossy);
        }
        return doubtful.isEmpty()
                ? Finding.passed("Every member of an ENUM or SET is shown as it is.")
                : Finding.warning(
                                "Members of %s are shown with a question mark, which is either their own or in the place of a"
                                                .formatted(Listing.of(doubtful))
                                        + " character beyond three-byte UTF-8, as an emoji is: that one would arrive as a question mark.",
                                "Look at the statement that made the column. Exclude the table or rename the member if it has such"
                                        + " a character; nothing is to be done if the question mark is its own.")
                        .about(tables);
    }

    static boolean isDoubtful(Column column) {
        return WHOLE_UNICODE.contains(String.valueOf(column.charset()))
                && column.members().stream().anyMatch(member -> member.contains("?"));
    }

    private static boolean holdsLost(Server source, Table table, Column column) {
        String sql =
                "SELECT 1 FROM (SELECT %s AS c FROM %s LIMIT %d) s WHERE HEX(CONVERT(c USING utf8mb4)) RLIKE '%s' LIMIT 1";
        return Sql.value(
                        source.connection(),
                        "looking at the values of " + table.name() + "." + column.name(),
                        sql.formatted(column.quoted(), table.name().quoted(), ROWS, "^([0-9A-F]{2})*F[0-4]"))
                .isPresent();
    }
}
