package io.serai.database.ddl;

import io.serai.database.TableName;
import java.util.List;

/**
 * What becomes of a statement on the target.
 *
 * @param create makes the object
 * @param indexes indexes held back until the rows are there; none of them is unique
 * @param foreignKeys foreign keys, always held back: the tables they refer to may not exist yet
 * @param notes what is written otherwise than the source has it, each in a sentence
 * @param refusals what can not be carried, each in sentences that name it and the remedy; when there is one, {@code create} must
 *     not be used
 */
public record Rewritten(
        String create, List<Addition> indexes, List<Addition> foreignKeys, List<String> notes, List<String> refusals) {
    public Rewritten {
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        notes = List.copyOf(notes);
        refusals = List.copyOf(refusals);
    }

    /**
     * Something to be added to a table later.
     *
     * @param name of the index or foreign key, by which it can be found again
     * @param clause for {@code ALTER TABLE}: {@code ADD KEY ...}
     * @param alone whether it needs an {@code ALTER TABLE} of its own to be built fast
     */
    public record Addition(String name, String clause, boolean alone) {
        /** The whole statement. */
        public String statement(TableName table) {
            return "ALTER TABLE " + table.quoted() + " " + clause;
        }
    }

    public boolean isRefused() {
        return !refusals.isEmpty();
    }
}
