package io.serai.precheck;

import io.serai.database.BinlogSetting;
import io.serai.project.Definition;
import java.util.Optional;

/**
 * A global variable has the one value under which the binlog can be followed. A server that does not have the variable
 * behaves as if it had that value.
 *
 * @param why completes "The server has variable=value, ..."
 */
record BinlogVariableCheck(CheckCode code, Endpoint endpoint, BinlogSetting setting, String why) implements Check {
    static Check format(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.BINLOG_FORMAT,
                endpoint,
                BinlogSetting.FORMAT,
                "but cdc reads rows: a change that is logged as a statement would be missed.");
    }

    static Check rowImage(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.BINLOG_ROW_IMAGE,
                endpoint,
                BinlogSetting.ROW_IMAGE,
                "but cdc needs every column of a changed row to find it and to notice conflicts.");
    }

    static Check rowValueOptions(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.BINLOG_ROW_VALUE_OPTIONS,
                endpoint,
                BinlogSetting.ROW_VALUE_OPTIONS,
                "so it logs only what changed inside a JSON value, and such a change could not be carried.");
    }

    /** MySQL's compressed transactions are another thing, and are read. */
    static Check compression(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.BINLOG_COMPRESSION,
                endpoint,
                BinlogSetting.COMPRESSION,
                "so it compresses row events in MariaDB's own way, which the binlog client can not read.");
    }

    static Check hiddenKeys(Endpoint endpoint) {
        return new BinlogVariableCheck(
                CheckCode.HIDDEN_KEYS,
                endpoint,
                BinlogSetting.HIDDEN_KEYS,
                "so it hides generated invisible primary keys that its binlog does contain: columns would be mistaken"
                        + " for one another.");
    }

    @Override
    public boolean concerns(Definition definition) {
        return endpoint.isReadByLink(definition);
    }

    @Override
    public Finding look(Examination examination) {
        Optional<String> value = examination.server(endpoint).variable(setting.variable());
        if (value.isEmpty()) {
            return Finding.passed("The server has no " + setting.variable() + ", which could stand in the way.");
        }
        String found = setting.variable() + "=" + (value.get().isEmpty() ? "''" : value.get());
        if (setting.fits(value.get())) {
            return Finding.passed(found + ".");
        }
        return Finding.failed(
                "The server has " + found + ", " + why,
                "SET GLOBAL %s = '%s'; put it into the server's configuration too, and let the applications reconnect:"
                                .formatted(setting.variable(), setting.wanted())
                        + " an open connection keeps its old value.");
    }
}
