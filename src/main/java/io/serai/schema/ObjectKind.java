package io.serai.schema;

import java.util.Locale;

/** What a schema is made of. */
public enum ObjectKind {
    DATABASE,
    TABLE,
    VIEW,
    /** An index of a table that is built after the load; all others come with their table. */
    INDEX,
    FOREIGN_KEY,
    /** This and the kinds below would act on the target by themselves; they are left for the switchover. */
    TRIGGER,
    PROCEDURE,
    FUNCTION,
    EVENT,
    /** MariaDB's, with a current value that would be out of date as soon as it is read. */
    SEQUENCE;

    /** For people: {@code foreign key}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
