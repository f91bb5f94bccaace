package io.serai.database;

import io.serai.datasource.ServerType;

/**
 * What a connection is for, and the session settings that follow: the server's own defaults never decide how a value is
 * read or written. The settings are made when a connection is opened, so a reconnect has them too.
 */
public enum Session {
    /** Structure and single statements; texts arrive as UTF-8. */
    PLAIN,
    /** Values of rows: every text arrives in its column's own bytes. */
    READ,
    /**
     * Rows into the target. Strict, so that nothing is cut in silence; zero and invalid dates are taken, since the source
     * may hold them. No foreign key is checked or cascades: the source has done that. Unique keys are always checked. Guarded triggers do nothing ({@link TriggerGuard}).
     */
    WRITE,
    /** Tables, views and indexes of the target, under the same settings as its rows. Apart from them: the user adds settings. */
    STRUCTURE;

    /** Of the literals in statements. */
    public static final String COLLATION = "utf8mb4_general_ci";

    /** For a connection that nobody uses for the moment. */
    static final int PATIENCE_SECONDS = 28_800;

    private static final String STRICT_MODE = "sql_mode='STRICT_ALL_TABLES,ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO'";

    /** Makes a {@link #WRITE} session strict again. */
    static final String STRICT = "SET SESSION " + STRICT_MODE;

    private static final String OURS =
            ", " + STRICT_MODE + ", foreign_key_checks=0, unique_checks=1, character_set_results=NULL";

    String settings(ServerType type) {
        String common =
                "time_zone='+00:00', net_read_timeout=3600, net_write_timeout=3600, wait_timeout=" + PATIENCE_SECONDS;
        String limit =
                switch (type) {
                    case MYSQL -> ", max_execution_time=0";
                    case MARIADB -> ", max_statement_time=0";
                    case OCEANBASE -> ", ob_query_timeout=36000000000, ob_trx_timeout=36000000000";
                };
        String own =
                switch (this) {
                    case PLAIN -> ", sql_mode=''";
                    case READ -> ", sql_mode='', character_set_results=NULL";
                    case WRITE -> OURS + ", " + TriggerGuard.VARIABLE + "=1";
                    case STRUCTURE -> OURS;
                };
        return "SET SESSION " + common + limit + own;
    }
}
