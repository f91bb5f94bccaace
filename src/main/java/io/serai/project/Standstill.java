package io.serai.project;

import io.serai.error.Failure;
import io.serai.error.SeraiException;
import java.util.List;
import java.util.Optional;

/** A link that has stopped right before a statement of the source that a person may have it skip. */
record Standstill(Failure failure) {
    /** Of a project in this state with these steps. */
    static Optional<Standstill> of(State state, List<StepStatus> steps) {
        return steps.stream()
                .filter(s -> state == State.FAILED && s.name().isLink() && s.state() == StepState.FAILED)
                .map(StepStatus::failure)
                .filter(f -> f != null && f.position() != null)
                .map(Standstill::new)
                .findFirst();
    }

    /**
     * The position of the statement, if it is the one that the caller means.
     *
     * @param asked as shown in the error, or null for whatever the link stands at
     * @throws SeraiException {@code SKIP_ELSEWHERE}
     */
    String positionFor(String asked) {
        if (asked != null && !asked.equals(failure.position())) {
            throw new SeraiException(
                    "SKIP_ELSEWHERE",
                    "The statement at '%s' was to be skipped, but the link stands at '%s': %s"
                            .formatted(asked, failure.position(), failure.detail()),
                    "Look at the statement that the link stands at; when it is on the target, repeat with that position."
                            + " Nothing was changed.");
        }
        return failure.position();
    }

    static SeraiException nothing(Project project, List<StepStatus> steps) {
        String failed = steps.stream()
                .filter(s -> s.failure() != null)
                .map(s -> " Its step " + s.name().id() + " ended with "
                        + s.failure().code() + ".")
                .findFirst()
                .orElse("");
        return new SeraiException(
                "NOTHING_TO_SKIP",
                "Project '%s' is %s and its link does not stand at a statement that could be skipped.%s Nothing was changed."
                        .formatted(project.name(), project.state(), failed),
                "Skip only what the error of the step cdc shows with a position; to go on without skipping, restore without"
                        + " \"skip\".");
    }
}
