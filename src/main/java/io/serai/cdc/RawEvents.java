package io.serai.cdc;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.FormatDescriptionEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ChecksumType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
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
        header.setTimestamp(in.readLong(4) * 1000L);
        int code = in.readInteger(1);
        header.setEventType(type(code));
        header.setServerId(in.readLong(4));
        header.setEventLength(in.readLong(4));
        header.setNextPosition(in.readLong(4));
        header.setFlags(in.readInteger(2));
        int body = (int) (header.getEventLength() - header.getHeaderLength());
        if (header.getEventType() == EventType.FORMAT_DESCRIPTION) {
            EventData data = decode(in, header, body);
            checksumBytes =
                    ((FormatDescriptionEventData) data).getChecksumType().getLength();
            return new Event(header, data);
        }
        EventData data = DECODED.contains(header.getEventType())
                ? decode(in, header, body - checksumBytes)
                : new RawEvent(code, in.read(body - checksumBytes));
        in.skip(checksumBytes);
        return new Event(header, data);
    }

    private EventData decode(ByteArrayInputStream in, EventHeaderV4 header, int length) throws IOException {
        EventDataDeserializer<?> deserializer = getEventDataDeserializer(header.getEventType());
        in.enterBlock(length);
        try {
            return deserializer.deserialize(in);
        } finally {
            in.skipToTheEndOfTheBlock();
        }
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
