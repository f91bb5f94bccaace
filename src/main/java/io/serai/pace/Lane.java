package io.serai.pace;

/** The kinds of work that a project does several times at once. */
public enum Lane {
    /** Chunks of the full load. */
    FULL_LOAD("fullLoad"),
    /** Tables that are made, and those whose indexes are built after the load. */
    INDEXES("indexes"),
    /** Transactions of the link. */
    CDC("cdc"),
    /** Tables that are compared. */
    VERIFICATION("verification");

    private final String id;

    Lane(String id) {
        this.id = id;
    }

    /** As in {@code lanes} of a project in the API. */
    public String id() {
        return id;
    }
}
