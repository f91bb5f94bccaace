package io.serai.precheck;

import java.util.Arrays;
import java.util.Optional;

/** The stable codes of the checks, as reports show them and as {@code options.skipChecks} names them. */
public enum CheckCode {
    /** The server answers, takes the account, and is of the type that the data source says. */
    CONNECT(false),
    /** The server's version is one that Serai knows. */
    VERSION(true),
    /** Both ends are different servers, or no table would be copied onto itself. */
    SAME_SERVER(false),
    /** The clocks of both servers agree. */
    TIME_DIFFERENCE(true),
    /** Every code in {@code options.skipChecks} exists and may be skipped. */
    SKIP_CHECKS(true),

    /** No route of the user's own changes what a reverse link would carry back. */
    REVERSE_ROUTES(true),

    /** The server writes a binlog. */
    BINLOG_ON(false),
    /** The binlog holds rows, not statements. */
    BINLOG_FORMAT(false),
    /** The binlog holds every column of a changed row. */
    BINLOG_ROW_IMAGE(false),
    /** The binlog holds whole JSON values, not just what changed in them. */
    BINLOG_ROW_VALUE_OPTIONS(false),
    /** The binlog's events are not compressed one by one, which only MariaDB can do. */
    BINLOG_COMPRESSION(false),
    /** The binlog leaves out no database of the project. */
    BINLOG_FILTER(true),
    /** The binlog holds what a server that is a replica itself gets from its own source. */
    BINLOG_REPLICA_UPDATES(true),
    /** The binlog is kept long enough to survive a pause. */
    BINLOG_RETENTION(true),
    /** The server has a server_id, without which it sends its binlog to nobody. */
    SERVER_ID(false),
    /** Transactions carry GTIDs, all or none, and of the plain kind. */
    GTID(false),
    /** The server shows generated invisible primary keys, which are in the binlog in any case. */
    HIDDEN_KEYS(false),

    /** The account may do what this project's steps do. */
    PRIVILEGES(true),

    /** The rules take something, and all that was taken is still there. */
    OBJECTS(false),
    /** The rules take nothing that is neither an ordinary table nor a view. */
    TABLE_TYPES(true),
    /** All tables are transactional. */
    ENGINE(false),
    /** Every column is of a type that is carried exactly. */
    COLUMN_TYPES(false),
    /** The members of every ENUM and SET are shown as they are. */
    MEMBERS(false),
    /** Every table has a key that tells its rows apart. */
    TABLES_WITHOUT_KEY(true),
    /** Foreign keys refer to tables of the project. */
    FOREIGN_KEYS_OUTSIDE(true),
    /** No row of the project changes in the wake of a table outside of it. */
    CASCADES_OUTSIDE(true),
    /** No two objects arrive under the same name. */
    DUPLICATE_TARGETS(false),
    /** Every definition can be written in the target's dialect. */
    DDL(false),

    /** The target takes writes. */
    TARGET_READ_ONLY(true),
    /** The tables are there, when no schema step makes them. */
    TARGET_TABLES_EXIST(false),
    /** No table's name is taken by a view, no view's by a table. */
    TARGET_NAMES(false),
    /** The tables hold no rows yet, or only those of this project's own load. */
    TARGET_TABLES_EMPTY(false),
    /** Tables that are there already have every column, and demand no other. */
    TARGET_COLUMNS(false),
    /** Columns that are there already hold every value of the source's. */
    TARGET_COLUMNS_NARROWER(true),
    /** The source's columns take what a reverse link brings from tables that are there already. */
    REVERSE_COLUMNS(false),
    /** Tables that are there already have the source's keys and no unique key more. */
    TARGET_KEYS(true),
    /** No trigger would do its work a second time. */
    TARGET_TRIGGERS(true),
    /** No event would write into the target's databases meanwhile. */
    TARGET_EVENTS(true),
    /** The target takes tables without a primary key, when there are some. */
    TARGET_REQUIRES_KEY(true),
    /** Names stay different, and stay the same, under the target's lower_case_table_names. */
    LOWER_CASE_TABLE_NAMES(false),
    /** The target takes rows as large as the source's. */
    MAX_ALLOWED_PACKET(true),
    /** The target lets rows in by LOAD DATA LOCAL INFILE, the fast way. */
    LOCAL_INFILE(true);

    private final boolean skippable;

    CheckCode(boolean skippable) {
        this.skippable = skippable;
    }

    /** Whether a project may go on although the check has failed. */
    public boolean isSkippable() {
        return skippable;
    }

    public static Optional<CheckCode> of(String code) {
        return Arrays.stream(values()).filter(c -> c.name().equals(code)).findFirst();
    }
}
