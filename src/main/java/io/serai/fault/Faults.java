package io.serai.fault;

import io.serai.error.TransientException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens at which fail point; see {@link FailPoint} for the form. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final int HALTED = 137;
    private static final long POLL_MILLIS = 20;
    private static final Pattern FAULT = Pattern.compile(
            "(halt|throw|hold (?<file>\\S+)) (at (?<at>\\d+)|chance (?<chance>[\\d.]+) seed (?<seed>-?\\d+))");

    private final Map<String, Fault> faults = new HashMap<>();

    private record Fault(String text, BooleanSupplier due, Path held) {}

    /**
     * @throws IllegalArgumentException on a line that names no point or no fault: a misspelt one must not be taken for survived
     */
    static Faults read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Fail points can not be read from " + file, e);
        }
        Faults faults = new Faults();
        lines.forEach((place, fault) -> faults.add((String) place, ((String) fault).strip()));
        LOG.warn("Fail points are armed: {}", lines);
        return faults;
    }

    private void add(String place, String text) {
        boolean known = java.util.Arrays.stream(FailPoint.values())
                .anyMatch(p -> place.equals(key(p, "before")) || place.equals(key(p, "after")));
        Matcher fault = FAULT.matcher(text);
        if (!known || !fault.matches()) {
            throw new IllegalArgumentException("No fail point: " + place + " = " + text);
        }
        String file = fault.group("file");
        faults.put(place, new Fault(text, due(fault), file == null ? null : Path.of(file)));
    }

    private static BooleanSupplier due(Matcher fault) {
        if (fault.group("at") != null) {
            long at = Long.parseLong(fault.group("at"));
            AtomicLong passings = new AtomicLong();
            return () -> passings.incrementAndGet() == at;
        }
        double chance = Double.parseDouble(fault.group("chance"));
        Random random = new Random(Long.parseLong(fault.group("seed")));
        return () -> random.nextDouble() < chance;
    }

    private static String key(FailPoint point, String side) {
        return point.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + side;
    }

    void pass(FailPoint point, String side) {
        String place = key(point, side);
        Fault fault = faults.get(place);
        if (fault == null || !fault.due().getAsBoolean()) {
            return;
        }
        LOG.warn("Fail point {}: {}", place, fault.text());
        if (fault.held() != null) {
            hold(fault.held());
        } else if (fault.text().startsWith("throw")) {
            throw new TransientException("FAIL_POINT", "Fail point " + place + " was passed.", "It is a test.", null);
        } else {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    private static void hold(Path file) {
        while (Files.exists(file)) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
