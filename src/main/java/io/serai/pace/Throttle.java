package io.serai.pace;

import java.time.Instant;

/**
 * That a project works at less than its full speed.
 *
 * @param reason what the target has shown last
 * @param since when the project began to back off
 * @param share of its full speed, from 1/8 to 1/2
 */
public record Throttle(String reason, Instant since, double share) {}
