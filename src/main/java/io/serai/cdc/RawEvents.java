package io.serai.cdc;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.FormatDescriptionEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ChecksumType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Takes events from the client library as bytes, all but those few that only the library's own bookkeeping reads. So a table that
 * is not migrated is never decoded, whatever it holds, and no value passes through a conversion that could change it.
 */
final class RawEvents extends EventDeserializer {
    private static final Set<EventType> DECODED = EnumSet.of(
            EventType.FORMAT_DESCRIPTION,
            EventType.ROTATE,
            EventType.QUERY,
            EventType.XID,
            EventType.GTID,
            EventType.MARIADB_GTID);
    private static final int HEADER_BYTES = 19;
    private int checksumBytes;

    /** Told by the client once it has agreed with the server: the first event comes before any that describes the format. */
    @Override
    @SuppressWarnings("deprecation")
    public void setChecksumType(ChecksumType type) {
        checksumBytes = type.getLength();
    }

    @Override
    public Event nextEvent(ByteArrayInputStream in) throws IOException {
        if (in.peek() == -1) {
            return null;
        }
        EventHeaderV4 header = new EventHeaderV4();
        // In few large reads: under TLS each byte that is read alone costs a lock.
        int firstOfTimestamp = in.read();
        BinaryReader fields = new BinaryReader(in.read(HEADER_BYTES - 1));
        header.setTimestamp((firstOfTimestamp | fields.little(3) << 8) * 1000L);
        int code = fields.u1();
        header.setEventType(type(code));
        header.setServerId(fields.little(4));
        header.setEventLength(fields.little(4));
        header.setNextPosition(fields.little(4));
        header.setFlags(fields.u2());
        int length = (int) (header.getEventLength() - HEADER_BYTES);
        if (header.getEventType() == EventType.FORMAT_DESCRIPTION) {
            EventData data = decode(in.read(length), header);
            checksumBytes =
                    ((FormatDescriptionEventData) data).getChecksumType().getLength();
            return new Event(header, data);
        }
        byte[] body = in.read(length - checksumBytes);
        in.read(checksumBytes);
        return new Event(
                header, DECODED.contains(header.getEventType()) ? decode(body, header) : new RawEvent(code, body));
    }

    private EventData decode(byte[] body, EventHeaderV4 header) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        in.enterBlock(body.length);
        return getEventDataDeserializer(header.getEventType()).deserialize(in);
    }

    /** The library's name for a type; unknown also for those whose data it would cast to classes of its own. */
    private static EventType type(int code) {
        EventType type = EventType.byEventNumber(code);
        boolean bookkept = type == EventType.ANNOTATE_ROWS
                || type == EventType.MARIADB_GTID_LIST
                || type == EventType.TRANSACTION_PAYLOAD;
        return bookkept ? EventType.UNKNOWN : type;
    }
}
