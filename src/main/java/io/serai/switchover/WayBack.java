package io.serai.switchover;

import io.serai.database.Position;

/**
 * What {@link PrepareReverse} has fixed.
 *
 * @param first where the link back begins
 * @param look at the side that is left, after it was fixed
 */
record WayBack(Position first, Look look) {}
