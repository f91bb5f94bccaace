package io.serai.database.ddl;

import io.serai.database.Sql;
import io.serai.datasource.ServerType;
import java.sql.Connection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The character sets and collations that a server knows.
 *
 * @param names every collation, in lower case
 * @param defaults the collation that a character set has when none is said
 */
public record Collations(Set<String> names, Map<String, String> defaults) {
    /** What every OceanBase 4 knows; a server that can be asked may know more. */
    private static final Set<String> OCEANBASE = Set.of(
            "binary",
            "utf8mb4_general_ci",
            "utf8mb4_bin",
            "utf8mb4_unicode_ci",
            "gbk_chinese_ci",
            "gbk_bin",
            "utf16_general_ci",
            "utf16_bin",
            "utf16_unicode_ci",
            "gb18030_chinese_ci",
            "gb18030_bin");

    /** MySQL's pads nothing; MariaDB's of this name is another word for utf8mb4_bin, to which 'a' and 'a ' are equal. */
    private static final String PADDING_NAMESAKE = "utf8mb4_0900_bin";

    public Collations {
        names = Set.copyOf(names);
        defaults = Map.copyOf(defaults);
    }

    /** What a server that can not be asked is sure to know. */
    public static Collations oceanBase() {
        return new Collations(
                OCEANBASE,
                Map.of(
                        "binary", "binary",
                        "utf8mb4", "utf8mb4_general_ci",
                        "gbk", "gbk_chinese_ci",
                        "utf16", "utf16_general_ci",
                        "gb18030", "gb18030_chinese_ci"));
    }

    /** For tests: these collations, the first of each character set being its default. */
    static Collations of(String... names) {
        Map<String, String> defaults = new HashMap<>();
        Arrays.stream(names).forEach(n -> defaults.putIfAbsent(charset(n), n));
        return new Collations(Set.of(names), defaults);
    }

    /** Asks a server. */
    public static Collations read(Connection connection, ServerType type) {
        String doing = "reading the collations that the server knows";
        Map<String, String> defaults = new HashMap<>();
        Sql.rows(
                        connection,
                        doing,
                        "SELECT character_set_name AS c, default_collate_name AS d FROM information_schema.character_sets")
                .forEach(r -> defaults.put(lower(r.get("c")), lower(r.get("d"))));
        Set<String> names = new HashSet<>(names(connection, doing, "collations", "collation_name"));
        if (type == ServerType.MARIADB && hasFullNames(connection, doing)) {
            names.addAll(names(connection, doing, "collation_character_set_applicability", "full_collation_name"));
        }
        if (type == ServerType.MARIADB) {
            names.remove(PADDING_NAMESAKE);
        }
        return new Collations(names, defaults);
    }

    private static List<String> names(Connection connection, String doing, String view, String column) {
        return Sql.rows(connection, doing, "SELECT " + column + " AS n FROM information_schema." + view).stream()
                .map(r -> lower(r.get("n")))
                .collect(Collectors.toList());
    }

    /** MariaDB 10.10 and later list {@code uca1400_ai_ci} once for all character sets, and the full names elsewhere. */
    private static boolean hasFullNames(Connection connection, String doing) {
        return Sql.value(
                        connection,
                        doing,
                        "SELECT 1 FROM information_schema.columns WHERE table_schema='information_schema' AND table_name="
                                + "'COLLATION_CHARACTER_SET_APPLICABILITY' AND column_name='FULL_COLLATION_NAME'")
                .isPresent();
    }

    private static String lower(String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** The character set that a collation's name begins with. */
    static String charset(String collation) {
        int underscore = collation.indexOf('_');
        return underscore < 0 ? collation : collation.substring(0, underscore);
    }

    boolean knows(String collation) {
        return names.contains(lower(collation));
    }

    boolean knowsCharset(String charset) {
        return defaults.containsKey(lower(charset));
    }

    /** The collation of a character set that is said without one, or null for an unknown set. */
    String defaultOf(String charset) {
        String name = lower(charset);
        String alias = name.equals("utf8") ? "utf8mb3" : name.equals("utf8mb3") ? "utf8" : name;
        return defaults.getOrDefault(name, defaults.get(alias));
    }
}
