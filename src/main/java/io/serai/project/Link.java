package io.serai.project;

import io.serai.database.Position;
import java.util.List;
import java.util.Optional;

/** How far a link is, for those who must wait for it. */
public interface Link {
    /** Everything before this position of the source is on the target. Empty before the link has begun. */
    Optional<Position> applied();

    /** Whether the link has caught up with the source at least once since it began. */
    boolean hasCaughtUp();

    /** Seconds by the source's own clock since the oldest change that is not yet on the target; empty when unknown. */
    Optional<Double> lagSeconds();

    /** What speaks against going back over the link, beside its lag; empty when all is well. */
    default List<String> doubts() {
        return List.of();
    }

    /**
     * Whether all changes on the side that the link writes, up to a position of that side, are known to be the link's own. Nobody
     * looks at it before the first switchover: then it is taken for granted.
     */
    default boolean isAlone(Position until) {
        return true;
    }

    /** Seconds until the lag will be gone at the speed of the last half minute; empty when unknown, or when it does not shrink. */
    Optional<Double> remainingSeconds();
}
