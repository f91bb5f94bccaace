package io.serai.database;

import java.sql.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's version: {@code text} is what the server says, the numbers are what can be compared. */
public record Version(String text, int major, int minor, int patch) {
    private static final Pattern NUMBERS = Pattern.compile("(?:5\\.5\\.5-)?(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    public static Version of(Connection connection) {
        return parse(Sql.value(connection, "reading the server's version", "SELECT VERSION()")
                .orElse(""));
    }

    static Version parse(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.find()) {
            return new Version(text, 0, 0, 0);
        }
        int patch = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new Version(text, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), patch);
    }

    public boolean atLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }
}
