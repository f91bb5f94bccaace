package io.serai.cdc;

import io.serai.database.TableName;
import io.serai.project.Run;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells which transactions the opposite link of the same project has written: it moves its checkpoint in each of them. What it brings
 * until it has ended came from the other side, and must not be sent back there. The checkpoints of other projects say nothing: their
 * links may well write what this one is to carry.
 */
final class OppositeLink {
    private static final TableName CHECKPOINTS = new TableName("serai", "link");
    /** Longer values have two bytes for their length in a row image. */
    private static final int ONE_BYTE = 255;

    private final String project;
    private final String link;
    private final Map<Long, Shape> shapes = new HashMap<>();
    private boolean writing;

    OppositeLink(Run run) {
        this(run.project(), run.direction().opposite().link());
    }

    OppositeLink(String project, String link) {
        this.project = project;
        this.link = link;
    }

    /** @param most bytes that the two columns of the key, project and link, may have */
    private record Shape(int mostOfProject, int mostOfLink) {}

    static boolean concerns(TableName table) {
        return CHECKPOINTS.equals(table);
    }

    /** A table map of the checkpoints' table. */
    void tableMap(RawEvent event) {
        long id = new BinaryReader(event.body()).little(RowEvents.ID_BYTES);
        BinaryReader in = new BinaryReader(event.body());
        TableMap.name(in);
        int columns = (int) in.packed();
        in.skip(columns);
        in.packed();
        shapes.put(id, new Shape(in.u2(), in.u2()));
    }

    /** Rows of whatever table; the key is in the first image of each. */
    void rows(RawEvent event) {
        BinaryReader in = new BinaryReader(event.body());
        Shape shape = shapes.get(in.little(RowEvents.ID_BYTES));
        if (shape == null || writing) {
            return;
        }
        in.skip(2);
        if (event.type() >= RawEvent.WRITE_ROWS) {
            in.skip(in.u2() - 2);
        }
        int width = (int) in.packed();
        byte[] present = in.bitmap(width);
        if (event.type() == RawEvent.UPDATE_ROWS || event.type() == RawEvent.UPDATE_ROWS_V1) {
            in.bitmap(width);
        }
        int values = 0;
        for (int i = 0; i < width; i++) {
            values += BinaryReader.bit(present, i) ? 1 : 0;
        }
        in.bitmap(values);
        writing = project.equals(text(in, shape.mostOfProject())) && link.equals(text(in, shape.mostOfLink()));
    }

    private static String text(BinaryReader in, int most) {
        return in.text(most > ONE_BYTE ? in.u2() : in.u1());
    }

    /** Whether the transaction that is being read is the opposite link's. */
    boolean isWriting() {
        return writing;
    }

    /** A table map holds for its transaction only. */
    void forget() {
        shapes.clear();
        writing = false;
    }
}
