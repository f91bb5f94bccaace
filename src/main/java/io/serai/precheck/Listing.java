package io.serai.precheck;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Names objects in a finding: a few of them, and how many there are. */
final class Listing {
    private static final int NAMED = 5;

    private Listing() {}

    /** {@code a, b and c}; from the sixth on {@code a, b, c, d, e and 9,995 more}. Commas inside make it semicolons. */
    static String of(Collection<?> objects) {
        List<String> named = objects.stream().limit(NAMED).map(String::valueOf).toList();
        String between = named.stream().anyMatch(n -> n.contains(",")) ? "; " : ", ";
        int more = objects.size() - named.size();
        if (more > 0) {
            return String.join(between, named) + " and " + number(more) + " more";
        }
        if (named.size() < 2) {
            return String.join("", named);
        }
        int last = named.size() - 1;
        return String.join(between, named.subList(0, last)) + " and " + named.get(last);
    }

    /** Sentences one after the other, with the same limit. */
    static String sentences(Collection<String> sentences) {
        String named = String.join(" ", sentences.stream().limit(NAMED).toList());
        int more = sentences.size() - NAMED;
        return more > 0 ? named + " And " + number(more) + " more." : named;
    }

    /** {@code 1 table} or {@code 12 tables}. */
    static String count(Collection<?> objects, String one, String many) {
        return count(objects.size(), one, many);
    }

    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
