package io.serai.database.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the collation of the target that is nearest to one of the source: first the same name, then the same rules under another
 * name, then rules that tell no fewer texts apart. Only when there is none of these, one that may take two texts for equal that
 * the source tells apart; then rows clash in unique keys, visibly, while a look-up still finds what it found.
 */
final class CollationMatch {
    /** MySQL's {@code utf8mb4_de_pb_0900_as_cs}: language, sensitivity. */
    private static final Pattern MYSQL_0900 =
            Pattern.compile("utf8mb4_(?:([a-z_]+)_)?0900_(ai_ci|as_ci|as_cs|bin)(?:_ks)?");
    /** MariaDB's {@code utf8mb4_uca1400_german2_nopad_as_cs}: character set, language, padding, sensitivity. */
    private static final Pattern MARIADB_1400 =
            Pattern.compile("([a-z0-9]+)_uca1400_(?:([a-z0-9]+)_)??(nopad_)?(ai_ci|ai_cs|as_ci|as_cs)");

    /** The language's name in MySQL, in MariaDB. */
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("cs", "czech"),
            Map.entry("da", "danish"),
            Map.entry("de_pb", "german2"),
            Map.entry("eo", "esperanto"),
            Map.entry("es", "spanish"),
            Map.entry("es_trad", "spanish2"),
            Map.entry("et", "estonian"),
            Map.entry("hr", "croatian"),
            Map.entry("hu", "hungarian"),
            Map.entry("is", "icelandic"),
            Map.entry("la", "roman"),
            Map.entry("lt", "lithuanian"),
            Map.entry("lv", "latvian"),
            Map.entry("pl", "polish"),
            Map.entry("ro", "romanian"),
            Map.entry("sk", "slovak"),
            Map.entry("sl", "slovenian"),
            Map.entry("sv", "swedish"),
            Map.entry("tr", "turkish"),
            Map.entry("vi", "vietnamese"));

    private final Collations target;

    CollationMatch(Collations target) {
        this.target = target;
    }

    /** A character set and one of its collations. */
    record Pair(String charset, String collation) {
        private boolean padsNot() {
            return collation.contains("_0900_") || collation.contains("nopad") || collation.equals("binary");
        }

        private boolean isExact() {
            return collation.endsWith("_bin") || collation.contains("_cs") || collation.equals("binary");
        }
    }

    /** Whether the second takes texts for equal that the first tells apart; "maybe" counts as yes. */
    static boolean isCoarser(Pair first, Pair second) {
        boolean sameRules = MYSQL_0900.matcher(second.collation()).matches()
                || MARIADB_1400.matcher(second.collation()).matches()
                || second.collation().equals(first.collation().replace("_nopad", ""));
        return first.padsNot() && !second.padsNot() || !second.isExact() && !sameRules;
    }

    /** What the target has for a pair of the source; the same pair when the target has it. */
    Pair nearest(Pair source) {
        String collation = source.collation().toLowerCase(Locale.ROOT);
        String charset = sameCharset(source.charset().toLowerCase(Locale.ROOT));
        String renamed = collation.replaceFirst("^utf8(mb3)?_", charset + "_");
        if (target.knows(renamed)) {
            return new Pair(charset, renamed);
        }
        if (target.knows(collation)) {
            return new Pair(source.charset(), collation);
        }
        boolean charsetKnown = target.knowsCharset(charset);
        String kept = charsetKnown ? charset : "utf8mb4";
        List<String> candidates = new ArrayList<>(charsetKnown ? family(renamed) : List.of());
        candidates.addAll(fallbacks(kept, renamed, charsetKnown));
        String found = candidates.stream()
                .filter(target::knows)
                .findFirst()
                .orElseGet(() -> String.valueOf(target.defaultOf(kept)));
        return new Pair(kept, found);
    }

    /** {@code utf8} is {@code utf8mb3} under its older name; OceanBase has neither, but what is more. */
    private String sameCharset(String charset) {
        if (charset.equals("utf8") || charset.equals("utf8mb3")) {
            for (String name : List.of("utf8mb3", "utf8", "utf8mb4")) {
                if (target.knows(name + "_general_ci")) {
                    return name;
                }
            }
        }
        return charset;
    }

    /** Collations of the same rules, or nearly so, in other servers' naming; the nearest first. */
    private static List<String> family(String collation) {
        Matcher mysql = MYSQL_0900.matcher(collation);
        if (mysql.matches()) {
            return mysql.group(2).equals("bin")
                    ? List.of("utf8mb4_nopad_bin", "utf8mb4_bin")
                    : to1400(LANGUAGES.get(String.valueOf(mysql.group(1))), mysql.group(2));
        }
        Matcher mariadb = MARIADB_1400.matcher(collation);
        if (mariadb.matches() && mariadb.group(1).equals("utf8mb4")) {
            return to0900(mariadb.group(2), mariadb.group(3) != null, mariadb.group(4));
        }
        if (collation.equals("utf8mb4_nopad_bin")) {
            return List.of("utf8mb4_0900_bin", "utf8mb4_bin");
        }
        return List.of(
                collation.replace("_nopad", ""),
                collation.replace("_mysql561", ""),
                collation.replace("_thai_520_w2", "_unicode_520_ci"));
    }

    private static List<String> to1400(String language, String sensitivity) {
        List<String> candidates = new ArrayList<>();
        if (language != null) {
            candidates.add("utf8mb4_uca1400_" + language + "_nopad_" + sensitivity);
        }
        candidates.add("utf8mb4_uca1400_nopad_" + sensitivity);
        if (sensitivity.equals("ai_ci")) {
            candidates.add("utf8mb4_0900_ai_ci");
            candidates.add("utf8mb4_unicode_520_nopad_ci");
        }
        return candidates;
    }

    private static List<String> to0900(String language, boolean noPad, String sensitivity) {
        List<String> candidates = new ArrayList<>();
        String there = sensitivity.equals("ai_cs") ? "as_cs" : sensitivity;
        LANGUAGES.forEach((mysql, mariadb) -> {
            if (mariadb.equals(language)) {
                candidates.add("utf8mb4_" + mysql + "_0900_" + there);
            }
        });
        if (!noPad && there.equals("ai_ci")) {
            candidates.add("utf8mb4_unicode_520_ci");
        }
        candidates.add("utf8mb4_0900_" + there);
        return candidates;
    }

    private static List<String> fallbacks(String charset, String collation, boolean charsetKept) {
        if (new Pair(charset, collation).isExact()) {
            return List.of(charset + "_bin");
        }
        return charsetKept
                ? List.of(charset + "_unicode_520_ci", charset + "_unicode_ci", charset + "_general_ci")
                : List.of(charset + "_general_ci");
    }
}
