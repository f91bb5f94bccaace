package io.serai.project;

import io.serai.config.Input;
import java.util.List;
import java.util.Optional;

/** Reads a project's options. A field that is left out stays as it is; null brings back its default. */
final class OptionsInput {
    private static final int MOST_LANES = 64;
    private static final long LEAST_CHUNK = 1L << 16;
    private static final long MOST_CHUNK = 1L << 30;
    private static final long MOST_ROWS = 1_000_000_000;
    private static final long LEAST_BYTES = 1L << 10;
    private static final long MOST_BYTES = 1L << 40;

    private OptionsInput() {}

    /** Flaws are noted in {@code input}; {@link Input#finish} tells them. */
    static Options parse(Input input, Options present) {
        Options options = new Options(
                input.isNull("concurrency")
                        ? Concurrency.NORMAL
                        : input.word(
                                "concurrency", present.concurrency(), Concurrency::of, "'stable', 'normal' or 'fast'"),
                lanes(input, "threads", present.threads()),
                number(input, "chunkBytes", present.chunkBytes(), LEAST_CHUNK, MOST_CHUNK),
                number(input, "maxRowsPerSecond", present.maxRowsPerSecond(), 1, MOST_ROWS),
                number(input, "maxBytesPerSecond", present.maxBytesPerSecond(), LEAST_BYTES, MOST_BYTES),
                fullLoad(input.object("fullLoad"), present.fullLoad()),
                input.word(
                        "targetNotEmpty",
                        present.targetNotEmpty(),
                        text -> "stop".equals(text) ? Optional.of(Options.TargetNotEmpty.STOP) : Optional.empty(),
                        "'stop'"),
                skipChecks(input, present.skipChecks()));
        input.close();
        return options;
    }

    private static Options.FullLoad fullLoad(Input input, Options.FullLoad present) {
        Options.FullLoad fullLoad = new Options.FullLoad(
                lanes(input, "concurrency", present.concurrency()),
                input.bool(
                        "deferIndexes",
                        input.isNull("deferIndexes")
                                ? Options.FullLoad.DEFAULT.deferIndexes()
                                : present.deferIndexes()),
                number(input, "chunkBytes", present.chunkBytes(), LEAST_CHUNK, MOST_CHUNK));
        input.close();
        return fullLoad;
    }

    private static List<String> skipChecks(Input input, List<String> present) {
        List<String> given = input.texts("skipChecks");
        return input.has("skipChecks") || input.isNull("skipChecks") ? given : present;
    }

    private static Integer lanes(Input input, String field, Integer present) {
        Long lanes = number(input, field, present == null ? null : present.longValue(), 1, MOST_LANES);
        return lanes == null ? null : lanes.intValue();
    }

    private static Long number(Input input, String field, Long present, long least, long most) {
        return input.has(field) ? (Long) input.whole(field, null, least, most) : input.isNull(field) ? null : present;
    }
}
