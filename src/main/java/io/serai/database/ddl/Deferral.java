package io.serai.database.ddl;

/** Which indexes of a table wait until its rows are there. Unique ones never do: they are what finds a clash. */
public enum Deferral {
    NONE,
    /** Those that cost much for each row, or may refuse one: of expressions, FULLTEXT, SPATIAL, VECTOR. */
    UNUSUAL,
    ALL;

    boolean includes(KeyDefinition key) {
        return switch (this) {
            case NONE -> false;
            case UNUSUAL -> key.isFunctional() || key.isFullText() || key.isSpatial() || key.isVector();
            case ALL -> true;
        };
    }
}
