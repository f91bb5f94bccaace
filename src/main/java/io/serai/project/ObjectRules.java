package io.serai.project;

import io.serai.database.TableName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which tables and views a project takes, and under which names they arrive. A rule is {@code database.table}, with {@code *},
 * {@code ?}, {@code [a-z]} and {@code [!a-z]} in the table's part; an include may end in {@code =database.table}. A target's
 * table of {@code *} keeps the source's name. The first include that matches decides; an exclude wins over every include.
 */
public record ObjectRules(List<String> include, List<String> exclude) {
    public ObjectRules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** The databases of the source that the includes name. */
    public List<String> databases() {
        return include.stream().map(r -> Rule.parse(r).database()).distinct().toList();
    }

    /** The name on the target, or empty when the object is not taken. */
    public Optional<TableName> target(TableName source) {
        if (exclude.stream().map(Rule::parse).anyMatch(r -> r.matches(source))) {
            return Optional.empty();
        }
        return include.stream()
                .map(Rule::parse)
                .filter(r -> r.matches(source))
                .findFirst()
                .map(r -> r.target(source));
    }

    /** What is wrong with a rule, or empty when nothing is. */
    public static Optional<String> flaw(String rule, boolean mayRename) {
        try {
            Rule parsed = Rule.parse(rule);
            if (!mayRename && parsed.targetDatabase() != null) {
                return Optional.of("An exclude can not rename: '" + rule + "'.");
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private record Rule(String database, Pattern table, String targetDatabase, String targetTable) {
        static Rule parse(String rule) {
            int equals = rule.indexOf('=');
            String left = equals < 0 ? rule : rule.substring(0, equals);
            int dot = left.indexOf('.');
            if (dot <= 0 || dot == left.length() - 1 || !rule.equals(rule.strip())) {
                throw new IllegalArgumentException("'" + rule + "' is not of the form database.table.");
            }
            String database = left.substring(0, dot);
            if (isPattern(database)) {
                throw new IllegalArgumentException(
                        "'" + rule + "' has a wildcard in its database; only the table may have one.");
            }
            requireNoSpace(rule, database, left.substring(dot + 1));
            Pattern table = glob(rule, left.substring(dot + 1));
            if (equals < 0) {
                return new Rule(database, table, null, null);
            }
            String right = rule.substring(equals + 1);
            int targetDot = right.indexOf('.');
            if (targetDot <= 0 || targetDot == right.length() - 1 || right.indexOf('=') >= 0) {
                throw new IllegalArgumentException(
                        "'" + right + "' in '" + rule + "' is not of the form database.table.");
            }
            String targetDatabase = right.substring(0, targetDot);
            String targetTable = right.substring(targetDot + 1);
            requireNoSpace(rule, targetDatabase, targetTable);
            if (isPattern(targetDatabase) || isPattern(targetTable) && !targetTable.equals("*")) {
                throw new IllegalArgumentException("'" + right + "' in '" + rule
                        + "' has a wildcard; the target's table is a name, or * alone for the source's.");
            }
            return new Rule(database, table, targetDatabase, targetTable);
        }

        private static boolean isPattern(String name) {
            return name.matches(".*[*?\\[\\]].*");
        }

        /** No name ends with a space, so it would match nothing, and nobody would be told. */
        private static void requireNoSpace(String rule, String... names) {
            for (String name : names) {
                if (!name.equals(name.strip())) {
                    throw new IllegalArgumentException("'" + rule + "' has a space beside a '.' or '='.");
                }
            }
        }

        private static Pattern glob(String rule, String glob) {
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < glob.length(); i++) {
                char c = glob.charAt(i);
                int close = glob.indexOf(']', i + 2);
                if (c == '*') {
                    regex.append(".*");
                } else if (c == '?') {
                    regex.append('.');
                } else if (c == '[' && close > 0) {
                    String set = glob.substring(i + 1, close)
                            .replace("\\", "\\\\")
                            .replace("[", "\\[")
                            .replace("^", "\\^")
                            .replace("&", "\\&");
                    regex.append('[')
                            .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                            .append(']');
                    i = close;
                } else if (c == '[') {
                    throw new IllegalArgumentException("'" + rule + "' opens a [ that nothing closes.");
                } else {
                    regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            try {
                return Pattern.compile(regex.toString(), Pattern.DOTALL);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("'" + rule + "' is no valid pattern: " + e.getDescription() + ".");
            }
        }

        boolean matches(TableName name) {
            return database.equals(name.database())
                    && table.matcher(name.table()).matches();
        }

        TableName target(TableName source) {
            if (targetDatabase == null) {
                return source;
            }
            return new TableName(targetDatabase, "*".equals(targetTable) ? source.table() : targetTable);
        }
    }
}
