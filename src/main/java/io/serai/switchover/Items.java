package io.serai.switchover;

import java.util.List;

/**
 * Objects as the journal keeps them.
 *
 * @param exact nothing has been made since but the first that is PENDING, at most; else more of them may be there
 */
record Items(List<ObjectItem> list, boolean exact) {}
