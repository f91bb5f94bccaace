package io.serai.database.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what the rules have to say about one statement. */
final class Findings {
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> refusals = new LinkedHashSet<>();
    private final Map<String, List<String>> grouped = new LinkedHashMap<>();

    /** Something is written otherwise than the source said it. */
    void note(String text) {
        notes.add(text);
    }

    /** The same note for several places; {@code text} is followed by them. */
    void note(String text, String place) {
        grouped.computeIfAbsent(text, t -> new ArrayList<>()).add(place);
    }

    /** Something can not be carried; the text names it and says what to do. */
    void refuse(String text) {
        refusals.add(text);
    }

    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        grouped.forEach((text, places) -> all.add(text + ": " + String.join(", ", places) + "."));
        return all;
    }

    List<String> refusals() {
        return List.copyOf(refusals);
    }
}
