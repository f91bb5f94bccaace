package io.serai.cdc;

import com.github.shyiko.mysql.binlog.event.EventData;

/**
 * A binlog event whose body has not been decoded.
 *
 * @param type the server's own number of the event's type, also for types that the client library does not know
 * @param body without header and checksum
 */
record RawEvent(int type, byte[] body) implements EventData {
    static final int EXECUTE_LOAD_QUERY = 18;
    static final int TABLE_MAP = 19;
    static final int WRITE_ROWS_V1 = 23;
    static final int UPDATE_ROWS_V1 = 24;
    static final int DELETE_ROWS_V1 = 25;
    static final int INCIDENT = 26;
    static final int WRITE_ROWS = 30;
    static final int UPDATE_ROWS = 31;
    static final int DELETE_ROWS = 32;
    static final int XA_PREPARE = 38;
    static final int PARTIAL_UPDATE_ROWS = 39;
    static final int TRANSACTION_PAYLOAD = 40;
    static final int GTID_TAGGED = 42;
    static final int QUERY_COMPRESSED = 165;
    static final int LAST_COMPRESSED = 171;
}
