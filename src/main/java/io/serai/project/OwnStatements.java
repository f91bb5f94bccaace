package io.serai.project;

/**
 * Marks the statements that Serai sends to the opened side of a switchover, behind the first position of the link that will read
 * them: that link goes past them, since none of them changes what a row looks like. The mark stands inside of the statement,
 * behind its first word, so that a server keeps it in the binlog.
 */
public final class OwnStatements {
    private OwnStatements() {}

    /**
     * @param sql begins with its verb, without a comment or blank before it
     * @param token of {@link Links.First}
     */
    public static String mark(String sql, String project, String token) {
        int end = 0;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        if (end == 0 || end == sql.length()) {
            throw new IllegalArgumentException("A statement must begin with its verb: " + sql);
        }
        return sql.substring(0, end) + " " + comment(project, token) + sql.substring(end);
    }

    /** Whether a statement of the binlog was marked with this token. */
    public static boolean isMarked(String sql, String project, String token) {
        int word = 0;
        while (word < sql.length() && Character.isLetter(sql.charAt(word))) {
            word++;
        }
        return token != null && word > 0 && sql.startsWith(" " + comment(project, token), word);
    }

    private static String comment(String project, String token) {
        return "/* serai " + project + " " + token + " */";
    }
}
