package io.serai.precheck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code SHOW GRANTS}. Privileges on single columns are left out, since a row is read and written whole.
 *
 * @param revoked whether the line takes away, from a global grant, what it names (MySQL's partial revokes)
 * @param database as written in the grant, perhaps with wildcards; {@code *} for all
 * @param table {@code *} for all
 */
record Grant(boolean revoked, Set<String> privileges, String database, String table) {
    private static final String NAME = "(\\*|`(?:[^`]|``)+`|'[^']+'|\"[^\"]+\"|[\\w$]+)";
    private static final Pattern LINE = Pattern.compile(
            "(GRANT|REVOKE) (.+?) ON (?:TABLE )?" + NAME + "\\." + NAME + " (?:TO|FROM) .*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** Empty for a line that grants a role, a routine or a proxy. */
    static Optional<Grant> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Grant(
                matcher.group(1).equalsIgnoreCase("REVOKE"),
                Set.copyOf(privileges(matcher.group(2))),
                name(matcher.group(3)),
                name(matcher.group(4))));
    }

    boolean isGlobal() {
        return database.equals("*");
    }

    boolean isOnTable() {
        return !table.equals("*");
    }

    boolean has(Set<String> anyOf) {
        return privileges.contains("ALL PRIVILEGES")
                || privileges.contains("ALL")
                || anyOf.stream().anyMatch(privileges::contains);
    }

    /** Whether a grant on a database is about this one: {@code %} and {@code _} stand for others unless escaped. */
    boolean matches(String name) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < database.length(); i++) {
            char c = database.charAt(i);
            if (c == '\\' && i + 1 < database.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(database.charAt(i))));
            } else if (c == '%') {
                regex.append(".*");
            } else {
                regex.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        return name.matches(regex.toString());
    }

    /** {@code SELECT, INSERT (`a`, `b`), SHOW VIEW} is SELECT and SHOW VIEW. */
    private static Set<String> privileges(String list) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (char c : list.toCharArray()) {
            quoted ^= c == '`';
            if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            }
            if (!quoted && depth == 0 && c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        Set<String> privileges = new HashSet<>();
        parts.stream()
                .filter(p -> p.indexOf('(') < 0)
                .forEach(p -> privileges.add(p.strip().toUpperCase(Locale.ROOT)));
        return privileges;
    }

    private static String name(String written) {
        char quote = written.charAt(0);
        if (quote == '`' || quote == '\'' || quote == '"') {
            String doubled = "" + quote + quote;
            return written.substring(1, written.length() - 1).replace(doubled, String.valueOf(quote));
        }
        return written;
    }
}
