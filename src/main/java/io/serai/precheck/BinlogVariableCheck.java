package io.serai.precheck;

import io.serai.project.Definition;
import java.util.Locale;
import java.util.Optional;

/**
 * A global variable has the one value under which the binlog can be followed. A server that does not have the variable
 * behaves as if it had that value.
 *
 * @param why completes "The server has variable=value, ..."
 */
record BinlogVariableCheck(CheckCode code, Endpoint endpoint, String variable, String wanted, String why)
        implements Check {
    static Check format(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.BINLOG_FORMAT,
                endpoint,
                "binlog_format",
                "ROW",
                "but cdc reads rows: a change that is logged as a statement would be missed.");
    }

    static Check rowImage(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.BINLOG_ROW_IMAGE,
                endpoint,
                "binlog_row_image",
                "FULL",
                "but cdc needs every column of a changed row to find it and to notice conflicts.");
    }

    static Check rowValueOptions(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.BINLOG_ROW_VALUE_OPTIONS,
                endpoint,
                "binlog_row_value_options",
                "",
                "so it logs only what changed inside a JSON value, and such a change could not be carried.");
    }

    /** MySQL's compressed transactions are another thing, and are read. */
    static Check compression(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.BINLOG_COMPRESSION,
                endpoint,
                "log_bin_compress",
                "OFF",
                "so it compresses row events in MariaDB's own way, which the binlog client can not read.");
    }

    static Check hiddenKeys(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.HIDDEN_KEYS,
                endpoint,
                "show_gipk_in_create_table_and_information_schema",
                "ON",
                "so it hides generated invisible primary keys that its binlog does contain: columns would be mistaken"
                        + " for one another.");
    }

    @Override
    public boolean concerns(Definition definition) {
        return endpoint.isReadByLink(definition);
    }

    @Override
    public Finding look(Examination examination) {
        Optional<String> value = examination.server(endpoint).variable(variable);
        if (value.isEmpty()) {
            return Finding.passed("The server has no " + variable + ", which could stand in the way.");
        }
        String found = variable + "=" + (value.get().isEmpty() ? "''" : value.get());
        if (value.get().toUpperCase(Locale.ROOT).equals(wanted)) {
            return Finding.passed(found + ".");
        }
        return Finding.failed(
                "The server has " + found + ", " + why,
                "SET GLOBAL %s = '%s'; put it into the server's configuration too, and let the applications reconnect:"
                                .formatted(variable, wanted)
                        + " an open connection keeps its old value.");
    }
}
