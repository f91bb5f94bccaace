package io.serai.project;

import io.serai.error.Failure;
import java.time.Instant;

/** A step of a project as the state store knows it. */
public record StepStatus(StepName name, StepState state, Instant startedAt, Instant finishedAt, Failure failure) {}
