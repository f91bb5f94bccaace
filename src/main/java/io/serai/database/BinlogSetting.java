package io.serai.database;

import io.serai.datasource.ServerType;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The variables that decide whether a binlog can be followed. A server that does not have one behaves as if it were as wanted. */
public enum BinlogSetting {
    LOG_BIN("log_bin", "ON"),
    FORMAT("binlog_format", "ROW"),
    ROW_IMAGE("binlog_row_image", "FULL"),
    ROW_VALUE_OPTIONS("binlog_row_value_options", ""),
    COMPRESSION("log_bin_compress", "OFF"),
    HIDDEN_KEYS("show_gipk_in_create_table_and_information_schema", "ON");

    private final String variable;
    private final String wanted;

    BinlogSetting(String variable, String wanted) {
        this.variable = variable;
        this.wanted = wanted;
    }

    public String variable() {
        return variable;
    }

    public String wanted() {
        return wanted;
    }

    public boolean fits(String value) {
        String word = value.toUpperCase(Locale.ROOT);
        return word.equals(wanted)
                || word.equals("1") && wanted.equals("ON")
                || word.equals("0") && wanted.equals("OFF");
    }

    /**
     * What keeps a server's binlog from being followed, as {@code variable=value}; empty when nothing does.
     *
     * @param databases whose changes are to be in it
     */
    public static List<String> flaws(Connection connection, ServerType type, Collection<String> databases) {
        Map<String, BinlogSetting> known =
                Arrays.stream(values()).collect(Collectors.toMap(BinlogSetting::variable, s -> s));
        String names = known.keySet().stream().map(Sql::text).collect(Collectors.joining(","));
        List<String> flaws = new ArrayList<>();
        Sql.rows(
                        connection,
                        "looking at the binlog settings",
                        "SHOW GLOBAL VARIABLES WHERE Variable_name IN (" + names + ")")
                .forEach(row -> {
                    BinlogSetting setting = known.get(row.get("variable_name").toLowerCase(Locale.ROOT));
                    if (setting != null && !setting.fits(row.get("value"))) {
                        flaws.add(setting.variable + "=" + row.get("value"));
                    }
                });
        if (flaws.stream().noneMatch(f -> f.startsWith(LOG_BIN.variable + "="))) {
            BinlogFilter filter = BinlogFilter.of(connection, type);
            List<String> missing = filter.leftOut(databases);
            if (!missing.isEmpty()) {
                flaws.add(filter + ", so that changes of " + String.join(", ", missing) + " are not in it");
            }
        }
        return flaws;
    }
}
