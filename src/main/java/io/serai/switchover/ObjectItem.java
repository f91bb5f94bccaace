package io.serai.switchover;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.switchover.SwitchOptions.Choice;
import java.util.List;

/**
 * Something that a switchover makes or changes on a server beside rows.
 *
 * @param id what the user names it by: {@code trigger shop.of_orders}
 * @param side OPENED or LEFT
 * @param under the session in which the statements are sent
 * @param statements what is sent, in this order
 * @param undo what takes it back, or null when it does no harm
 * @param note what is to be known about it, or null
 * @param failure what the server has said, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ObjectItem(
        String id,
        Side side,
        Surroundings under,
        List<String> statements,
        String undo,
        String note,
        Choice choice,
        Progress progress,
        String failure) {
    ObjectItem {
        under = under == null ? Surroundings.NONE : under;
    }

    /** A note on one that is left as it is. */
    static final String OTHER_BODY = "The one that is there does something else: drop it there to have it made anew.";

    enum Side {
        LEFT,
        OPENED
    }

    enum Progress {
        PENDING,
        MADE,
        /** There before; it is left as it is. */
        EXISTING,
        SKIPPED,
        /** By a person, as he says. */
        DONE
    }

    static ObjectItem of(String id, Side side, String... statements) {
        return new ObjectItem(
                id, side, Surroundings.NONE, List.of(statements), null, null, Choice.RUN, Progress.PENDING, null);
    }

    ObjectItem under(Surroundings its) {
        return new ObjectItem(id, side, its, statements, undo, note, choice, progress, failure);
    }

    ObjectItem undoneBy(String sql) {
        return new ObjectItem(id, side, under, statements, sql, note, choice, progress, failure);
    }

    ObjectItem noting(String more) {
        String all = more == null ? note : note == null ? more : note + " " + more;
        return new ObjectItem(id, side, under, statements, undo, all, choice, progress, failure);
    }

    ObjectItem now(Progress present) {
        return new ObjectItem(id, side, under, statements, undo, note, choice, present, null);
    }

    ObjectItem failing(String why) {
        return new ObjectItem(id, side, under, statements, undo, note, choice, progress, why);
    }

    /** With what the user has chosen for it; what is there already needs no choice. */
    ObjectItem chosen(SwitchOptions options) {
        Choice its = options.choice(id);
        Progress present = progress != Progress.PENDING
                ? progress
                : switch (its) {
                    case RUN -> Progress.PENDING;
                    case SKIP -> Progress.SKIPPED;
                    case DONE -> Progress.DONE;
                };
        return new ObjectItem(id, side, under, statements, undo, note, its, present, failure);
    }
}
