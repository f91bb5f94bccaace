package io.serai.cdc;

import java.util.Map;

/** What to do when the link has stopped at something in the binlog that it can not carry. */
final class Remedies {
    private static final String STANDS =
            "The link stands right before the statement; nothing behind it has been applied. ";
    private static final Map<String, String> BY_CODE = Map.of(
            "DDL_ON_MIGRATED_TABLE",
            STANDS
                    + "Carry out exactly this statement on the target, with the names that the tables have there, then restore with"
                    + " {\"skip\": \"{position}\"}: the link goes on behind it with the new structure. A table that is dropped or renamed"
                    + " leaves the project.",
            "TABLE_REPLACED",
            STANDS
                    + "The rows of the table that got the name were not migrated. If you can give the target's table the same rows"
                    + " (the statement is the swap of gh-ost or pt-online-schema-change and you carry out the same ALTER TABLE there; or the"
                    + " new table is empty and you empty the target's), do so, then restore with {\"skip\": \"{position}\"}: the"
                    + " link then follows the new table. Run the verification afterwards. Else release this project and migrate the"
                    + " table with a new one.",
            "DDL_DURING_LOAD",
            "What was loaded before and after the statement can not be joined for this table. Release this project and start a new"
                    + " one once the structure is settled.",
            "STATEMENT_IN_BINLOG",
            "Set binlog_format=ROW for every session of the source. The statement can not be skipped: the target stands before the"
                    + " whole transaction, not where the statement ran, so running it there need not give the same rows. Release this"
                    + " project and start a new one.",
            "ROW_IMAGE_NOT_FULL",
            "Set binlog_row_image=FULL for every session of the source, then release this project and start a new one.",
            "PARTIAL_JSON",
            "Set binlog_row_value_options='' for every session of the source, then release this project and start a new one.",
            "BINLOG_COMPRESSED",
            "Set log_bin_compress=OFF on the source, then release this project and start a new one.",
            "BINLOG_INCIDENT",
            "Find out from the source's error log what was lost, then release this project and start a new one.");

    private Remedies() {}

    static String of(String code) {
        return BY_CODE.getOrDefault(code, "Avoid it on the source, then release this project and start a new one.");
    }

    /** @param position identifies the statement that the link stands at */
    static String of(String code, String position) {
        return of(code).replace("{position}", position);
    }
}
