package io.serai.project;

import java.util.Arrays;
import java.util.Optional;

/** The two links of a project: which way its rows go. */
public enum Direction {
    /** From the source of the project's definition to its target. */
    FORWARD("forward", StepName.CDC),
    /** The way back, after a switchover. */
    REVERSE("reverse", StepName.REVERSE_LINK);

    private final String link;
    private final StepName step;

    Direction(String link, StepName step) {
        this.link = link;
        this.step = step;
    }

    /** By the name of its link. */
    public static Optional<Direction> of(String link) {
        return Arrays.stream(values()).filter(d -> d.link.equals(link)).findFirst();
    }

    /** Name of the link, in {@code serai.link} and in {@code cdc:<link>}. */
    public String link() {
        return link;
    }

    /** The step that follows the link. */
    public StepName step() {
        return step;
    }

    public Direction opposite() {
        return this == FORWARD ? REVERSE : FORWARD;
    }
}
