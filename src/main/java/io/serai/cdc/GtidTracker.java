package io.serai.cdc;

import com.github.shyiko.mysql.binlog.GtidSet;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.MariadbGtidEventData;
import io.serai.database.MariadbGtids;
import io.serai.database.Position;
import io.serai.datasource.ServerType;
import java.util.Optional;

/** Keeps the set of transactions that have been read, and knows the transaction that is being read. */
final class GtidTracker {
    private final GtidSet mysql;
    private final MariadbGtids mariadb;
    private String current;
    private MariadbGtidEventData currentMariadb;

    GtidTracker(Position start, ServerType type) {
        boolean isMariadb = type == ServerType.MARIADB;
        this.mysql = start.hasGtids() && !isMariadb ? new GtidSet(start.gtids()) : null;
        this.mariadb = start.hasGtids() && isMariadb ? MariadbGtids.parse(start.gtids()) : null;
    }

    private GtidTracker(GtidSet mysql, MariadbGtids mariadb) {
        this.mysql = mysql == null ? null : new GtidSet(mysql.toString());
        this.mariadb = mariadb == null ? null : MariadbGtids.parse(mariadb.toString());
    }

    void begin(GtidEventData gtid) {
        current = gtid.getMySqlGtid().toString();
    }

    void begin(MariadbGtidEventData gtid, long serverId) {
        currentMariadb = gtid;
        current = text(gtid, serverId);
    }

    private static String text(MariadbGtidEventData gtid, long serverId) {
        gtid.setServerId(serverId);
        return gtid.toString();
    }

    /** The GTID that an event begins a transaction with; empty for any other event. */
    static Optional<String> of(Event event) {
        if (event.getData() instanceof GtidEventData gtid) {
            return Optional.of(gtid.getMySqlGtid().toString());
        }
        if (event.getData() instanceof MariadbGtidEventData gtid) {
            return Optional.of(text(gtid, event.<EventHeaderV4>getHeader().getServerId()));
        }
        return Optional.empty();
    }

    /** The transaction that is being read has ended. */
    void end() {
        if (mysql != null && current != null) {
            mysql.add(current);
        }
        if (mariadb != null && currentMariadb != null) {
            mariadb.add(currentMariadb.getDomainId(), currentMariadb.getServerId(), currentMariadb.getSequence());
        }
        current = null;
        currentMariadb = null;
    }

    /** The GTID of the transaction that is being read; empty without GTIDs. */
    Optional<String> current() {
        return Optional.ofNullable(current);
    }

    /** As {@link #text} would be once the transaction that is being read has ended. */
    String textAfter() {
        GtidTracker after = new GtidTracker(mysql, mariadb);
        after.current = current;
        after.currentMariadb = currentMariadb;
        after.end();
        return after.text();
    }

    String text() {
        if (mysql != null) {
            return mysql.toString();
        }
        return mariadb == null ? "" : mariadb.toString();
    }

    /** Whether the transaction that is being read was committed before this position; {@code file} and {@code offset} tell where it is read. */
    boolean isBefore(Position position, String file, long offset) {
        if (!position.hasGtids() || current == null) {
            return position.reaches(new Position(file, offset, ""));
        }
        return position.reaches(new Position(
                file, offset, currentMariadb == null ? current.replaceAll(":(\\d+)$", ":$1-$1") : current));
    }
}
