package io.serai.cdc;

import io.serai.database.Column;
import io.serai.database.Table;
import io.serai.database.TableName;
import io.serai.error.SeraiException;
import java.util.List;

/** What a table map event says of the rows that follow it, matched with the table's structure. */
final class TableMap {
    static final String DRIFT_REMEDY =
            "The table was altered on the source in a way that the link has not seen, or a statement was skipped that the target's"
                    + " table does not show. Release this project and migrate the table with a new one.";
    private static final int COLUMN_NAME = 4;

    private final LinkTable table;
    private final ColumnDecoder[] decoders;
    private final int[] carried;

    private TableMap(LinkTable table, ColumnDecoder[] decoders, int[] carried) {
        this.table = table;
        this.decoders = decoders;
        this.carried = carried;
    }

    /** Reads over the id, and the name. */
    static TableName name(BinaryReader in) {
        in.skip(8);
        String database = in.text(in.u1());
        in.skip(1);
        String name = in.text(in.u1());
        in.skip(1);
        return new TableName(database, name);
    }

    /**
     * Reads the rest of the event, behind the name.
     *
     * @throws SeraiException {@code SCHEMA_DRIFT} when the rows do not have the structure that the link knows
     */
    static TableMap read(LinkTable table, BinaryReader in) {
        Table structure = table.pair().source();
        int count = (int) in.packed();
        if (count != structure.columns().size()) {
            throw drift(
                    structure,
                    count + " columns instead of " + structure.columns().size());
        }
        byte[] types = in.bytes(count);
        BinaryReader metadata = new BinaryReader(in.bytes((int) in.packed()));
        in.bitmap(count);
        List<Column> columns = structure.columns();
        ColumnDecoder[] decoders = new ColumnDecoder[count];
        int[] carried = new int[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            decoders[i] = ColumnDecoder.read(columns.get(i), types[i] & 0xFF, metadata);
            carried[i] = columns.get(i).isGenerated() ? -1 : next++;
        }
        requireNames(structure, in);
        return new TableMap(table, decoders, carried);
    }

    /** With binlog_row_metadata=FULL the event names its columns. */
    private static void requireNames(Table structure, BinaryReader in) {
        while (in.remaining() > 0) {
            int field = in.u1();
            BinaryReader value = new BinaryReader(in.bytes((int) in.packed()));
            if (field == COLUMN_NAME) {
                for (Column column : structure.columns()) {
                    String name = value.text((int) value.packed());
                    if (!name.equals(column.name())) {
                        throw drift(structure, "a column " + name + " in the place of " + column.name());
                    }
                }
            }
        }
    }

    private static SeraiException drift(Table structure, String how) {
        return new SeraiException(
                "SCHEMA_DRIFT",
                "The changes of table %s in the binlog have another structure than the link knows of: %s."
                        .formatted(structure.name(), how),
                DRIFT_REMEDY);
    }

    LinkTable table() {
        return table;
    }

    int width() {
        return decoders.length;
    }

    /** Reads one row image; generated columns are read over. */
    byte[][] image(BinaryReader in) {
        byte[] nulls = in.bitmap(decoders.length);
        byte[][] image = new byte[table.pair().columns().size()][];
        for (int i = 0; i < decoders.length; i++) {
            if (!BinaryReader.bit(nulls, i)) {
                byte[] value = decoders[i].decode(in);
                if (carried[i] >= 0) {
                    image[carried[i]] = value;
                }
            }
        }
        return image;
    }
}
