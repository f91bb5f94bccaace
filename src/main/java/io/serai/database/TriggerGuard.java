package io.serai.database;

import java.util.Locale;

/**
 * A trigger on a side that a link writes does nothing for the link's own changes: what the trigger has done on the other side arrives
 * by itself. Sessions that write rows ({@link Session#WRITE}) set {@value #VARIABLE}; a guarded trigger looks at it.
 */
public final class TriggerGuard {
    /** A user variable: sessions of the business do not have it. */
    public static final String VARIABLE = "@serai_link";

    private static final String OPENING = "IF " + VARIABLE + " IS NULL THEN ";
    private static final String CLOSING = "; END IF";

    private TriggerGuard() {}

    /**
     * The body of a trigger, guarded.
     *
     * @param body as {@code information_schema.triggers.action_statement} shows it; one that is guarded already comes back as it is
     */
    public static String guard(String body) {
        if (isGuarded(body)) {
            return body;
        }
        String statement = body.strip();
        while (statement.endsWith(";")) {
            statement = statement.substring(0, statement.length() - 1).stripTrailing();
        }
        // The body may end in a comment that reaches to the end of its line.
        return OPENING + statement + "\n" + CLOSING;
    }

    /** Whether a trigger's body was made by {@link #guard}. */
    public static boolean isGuarded(String body) {
        String statement = body.strip();
        return statement.startsWith(OPENING)
                && statement.toUpperCase(Locale.ROOT).endsWith("\n" + CLOSING);
    }

    /**
     * The body that was guarded.
     *
     * @param guarded as {@link #guard} has made it; any other body comes back as it is
     */
    public static String unguard(String guarded) {
        String statement = guarded.strip();
        return isGuarded(guarded)
                ? statement.substring(OPENING.length(), statement.length() - CLOSING.length() - 1)
                : guarded;
    }
}
