package io.serai.switchover;

import io.serai.config.Input;
import io.serai.switchover.SwitchOptions.Choice;
import io.serai.switchover.SwitchOptions.FinalVerification;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the body of a request for a switchover or switchback. */
final class SwitchOptionsInput {
    private static final int MOST_SECONDS = 86_400;

    private SwitchOptionsInput() {}

    /** @param dryRun only say what would be done */
    record Request(SwitchOptions options, boolean dryRun) {}

    /** @throws io.serai.error.SeraiException {@code BAD_JSON} or {@code INVALID} with all flaws */
    static Request parse(String body, String what) {
        Input input = Input.parse(body);
        SwitchOptions standard = SwitchOptions.DEFAULT;
        boolean dryRun = input.bool("dryRun", false);
        SwitchOptions options = new SwitchOptions(
                input.integer("maxLagSeconds", standard.maxLagSeconds(), 0, MOST_SECONDS),
                input.bool("fence", standard.fence()),
                input.integer("drainTimeoutSeconds", standard.drainTimeoutSeconds(), 1, MOST_SECONDS),
                input.has("quietSeconds") ? input.integer("quietSeconds", 0, 0, 3_600) : null,
                input.word(
                        "finalVerification",
                        standard.finalVerification(),
                        text -> word(FinalVerification.values(), text),
                        "'changed' or 'full'"),
                input.bool("skipVerification", standard.skipVerification()),
                objects(input));
        input.finish(what);
        return new Request(options, dryRun);
    }

    private static Map<String, Choice> objects(Input input) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        input.map("objects").forEach((id, text) -> {
            Optional<Choice> choice = word(Choice.values(), text);
            choice.ifPresent(c -> choices.put(id, c));
            if (choice.isEmpty()) {
                input.flaw("objects", id, "must be 'run', 'skip' or 'done', not '" + text + "'");
            }
        });
        return choices;
    }

    private static <E extends Enum<E>> Optional<E> word(E[] values, String text) {
        return Arrays.stream(values)
                .filter(v -> v.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
