package io.serai.database;

import com.github.shyiko.mysql.binlog.GtidSet;
import com.github.shyiko.mysql.binlog.MariadbGtidSet;

/**
 * Where in a server's binlog: always a boundary between two transactions.
 *
 * @param gtids every transaction before the position, in the server's own notation; empty without GTIDs
 * @param file name of the binlog file
 * @param offset bytes into that file
 */
public record Position(String file, long offset, String gtids) {
    public Position {
        gtids = gtids == null ? "" : gtids.replaceAll("\\s", "");
    }

    public boolean hasGtids() {
        return !gtids.isEmpty();
    }

    /** Whether everything before {@code other} is before this position too. */
    public boolean reaches(Position other) {
        if (hasGtids() && other.hasGtids()) {
            return MariadbGtidSet.isMariaGtidSet(gtids)
                    ? MariadbGtids.parse(gtids).reaches(MariadbGtids.parse(other.gtids))
                    : new GtidSet(other.gtids).isContainedWithin(new GtidSet(gtids));
        }
        return fileReaches(other);
    }

    private boolean fileReaches(Position other) {
        long mine = number(file);
        long theirs = number(other.file);
        return mine > theirs || mine == theirs && offset >= other.offset;
    }

    /** The running number at the end of a binlog file's name: {@code binlog.000042} is 42. */
    private static long number(String file) {
        return Long.parseLong(file.substring(file.lastIndexOf('.') + 1));
    }

    @Override
    public String toString() {
        return file + ":" + offset + (hasGtids() ? " (" + gtids + ")" : "");
    }
}
