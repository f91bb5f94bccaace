package io.serai.switchover;

/** What keeps everybody else from writing to the side that is left. */
enum FenceKind {
    /** A person has stopped the writers; nothing but their word, and what can be seen. */
    CONFIRMED("a person has stopped the writers"),
    /** MySQL's {@code super_read_only}: nobody writes, whatever his privileges. */
    SUPER_READ_ONLY("super_read_only=ON"),
    /** {@code read_only} for ordinary accounts, and locks for those that it does not bind. */
    READ_ONLY_AND_LOCKS("read_only=ON, and LOCK TABLES ... READ for the accounts that it does not bind"),
    /** {@code read_only} alone, where locks do nothing. */
    READ_ONLY("read_only=ON"),
    /** Locks on the migrated tables, held by a connection of the runtime. */
    LOCKS("LOCK TABLES ... READ on the migrated tables, held by a connection of the runtime");

    private final String how;

    FenceKind(String how) {
        this.how = how;
    }

    String how() {
        return how;
    }

    boolean hasVariable() {
        return this == SUPER_READ_ONLY || this == READ_ONLY_AND_LOCKS || this == READ_ONLY;
    }

    boolean hasLocks() {
        return this == READ_ONLY_AND_LOCKS || this == LOCKS;
    }
}
