package io.serai.switchover;

/**
 * The fence of a round, as it is noted in the journal before it is raised.
 *
 * @param readOnlyBefore whether {@code read_only} was on before
 * @param superReadOnlyBefore whether {@code super_read_only} was on before; false where the server has no such variable
 */
record Fence(FenceKind kind, boolean readOnlyBefore, boolean superReadOnlyBefore) {}
