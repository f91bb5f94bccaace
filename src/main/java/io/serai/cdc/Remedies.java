package io.serai.cdc;

import java.util.Map;

/** What to do when the link has stopped at something in the binlog that it can not carry. */
final class Remedies {
    private static final Map<String, String> BY_CODE = Map.of(
            "DDL_ON_MIGRATED_TABLE",
            "The link stands right before the statement; nothing behind it has been applied. Release this project and migrate"
                    + " the table with a new one once its structure is settled.",
            "STATEMENT_IN_BINLOG",
            "Set binlog_format=ROW for every session of the source. The statement's rows can not be known: release this project"
                    + " and start a new one.",
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
}
