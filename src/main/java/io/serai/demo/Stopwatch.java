package io.serai.demo;

import java.time.Duration;

/** Runs from the moment it is made. */
final class Stopwatch {
    private final long began = System.nanoTime();

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public String toString() {
        return Formats.seconds(elapsed());
    }
}
