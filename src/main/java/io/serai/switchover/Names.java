package io.serai.switchover;

import io.serai.project.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Names inside of stored code are not rewritten. */
final class Names {
    private Names() {}

    /** A warning when a body may mean something that has another name on the side that is opened; else null. */
    static String renamed(Handover handover, String body) {
        String text = body.toLowerCase(Locale.ROOT);
        TreeSet<String> suspicious = new TreeSet<>();
        for (Mapping mapping :
                handover.run().progress().stream().map(p -> p.mapping()).toList()) {
            boolean database =
                    !mapping.source().database().equals(mapping.target().database());
            boolean table = !mapping.source().table().equals(mapping.target().table());
            if (database && holds(text, mapping.source().database())) {
                suspicious.add(
                        mapping.source().database() + " is " + mapping.target().database());
            }
            if (table && holds(text, mapping.source().table())) {
                suspicious.add(mapping.source() + " is " + mapping.target());
            }
        }
        return suspicious.isEmpty()
                ? null
                : "Names in its body stay as they are; on the side that is opened "
                        + String.join(", ", List.copyOf(suspicious)) + ".";
    }

    private static boolean holds(String text, String name) {
        return java.util.regex.Pattern.compile(
                        "(?<![\\w$])" + java.util.regex.Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![\\w$])")
                .matcher(text)
                .find();
    }
}
