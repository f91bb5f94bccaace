package io.serai.database;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL under construction, for sending values in bulk. Small values stand in the text, and statements that are separated by
 * semicolons go to the server together. Large values travel beside the text, piece by piece, so that no packet has to hold a whole
 * row; a statement with such values must be sent alone.
 */
public final class SqlText {
    private static final int LARGE = 64 << 10;

    /** What both kinds of servers say of an INSERT of several rows: {@code Records: 3  Duplicates: 2  Warnings: 0}. */
    private static final Pattern DUPLICATES = Pattern.compile("Duplicates: (\\d+)");

    private final StringBuilder text = new StringBuilder();
    private final List<byte[]> large = new ArrayList<>();
    private long largeBytes;

    public SqlText append(String sql) {
        text.append(sql);
        return this;
    }

    public SqlText append(char c) {
        text.append(c);
        return this;
    }

    /** The value of a column as in {@link Literals}; null is NULL. */
    public SqlText value(Column column, byte[] value) {
        if (value == null
                || value.length < LARGE
                || column.kind() == ColumnKind.JSON && JsonLiterals.needsWords(value)) {
            Literals.append(text, column, value);
            return this;
        }
        large.add(value);
        largeBytes += value.length;
        String charset = column.kind() == ColumnKind.JSON ? "utf8mb4" : column.charset();
        text.append(charset == null ? "?" : "CONVERT(? USING " + charset + ")");
        return this;
    }

    /** The same to be compared with a column of the target, as in {@link Literals#appendCompared}. */
    public SqlText compared(Column column, Column to, byte[] value) {
        if (column.kind() == ColumnKind.ENUM) {
            Literals.appendCompared(text, column, to, value);
            return this;
        }
        return value(column, value);
    }

    /** Roughly what goes over the line. */
    public long bytes() {
        return text.length() + largeBytes;
    }

    /** Whether a row holds a large value: its statement must be sent alone. */
    public static boolean isLarge(byte[][] row) {
        for (byte[] value : row == null ? new byte[0][] : row) {
            if (value != null && value.length >= LARGE) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return text.length() == 0;
    }

    public void clear() {
        text.setLength(0);
        large.clear();
        largeBytes = 0;
    }

    /**
     * Sends everything.
     *
     * @return for each statement the number of rows it found or inserted
     */
    public List<Integer> send(Connection connection) throws SQLException {
        if (large.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(text.toString());
                return counts(statement);
            }
        }
        // Prepared on the server: only so does the driver send a value in pieces.
        JdbcConnection driver = connection.unwrap(JdbcConnection.class);
        try (PreparedStatement statement = driver.serverPrepareStatement(text.toString())) {
            for (int i = 0; i < large.size(); i++) {
                statement.setBinaryStream(i + 1, new ByteArrayInputStream(large.get(i)), large.get(i).length);
            }
            statement.execute();
            return counts(statement);
        }
    }

    /**
     * Sends one statement whose row holds error values of ENUM columns: in a session that is not strict for the moment, with
     * exactly so many warnings.
     *
     * @throws SQLException also when the server warned of anything else; the caller must roll back
     */
    public List<Integer> send(Connection connection, int enumErrors) throws SQLException {
        if (enumErrors == 0) {
            return send(connection);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode='ALLOW_INVALID_DATES,NO_AUTO_VALUE_ON_ZERO'");
            try {
                List<Integer> counts = send(connection);
                int warnings = Warnings.ofValues(connection);
                if (warnings != enumErrors) {
                    throw new SQLException(
                            "A value does not fit: " + warnings + " warnings for " + enumErrors
                                    + " error values of ENUM columns in " + this,
                            "22000");
                }
                return counts;
            } finally {
                statement.execute(Session.STRICT);
            }
        }
    }

    /**
     * Sends one INSERT of several rows, ON DUPLICATE KEY UPDATE.
     *
     * @return how many of the rows met one that was there already; -1 when the server does not tell
     */
    public long sendAndCountMet(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text.toString());
            // The number of changed rows counts a new row like one that is there and stays as it is.
            String info =
                    statement.unwrap(JdbcStatement.class).getResultSetInternal().getServerInfo();
            Matcher duplicates = DUPLICATES.matcher(info == null ? "" : info);
            return duplicates.find() ? Long.parseLong(duplicates.group(1)) : -1;
        }
    }

    /** Sends a query and returns its only number. */
    public long query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(text.toString())) {
            result.next();
            return result.getLong(1);
        }
    }

    private static List<Integer> counts(Statement statement) throws SQLException {
        List<Integer> counts = new ArrayList<>();
        do {
            counts.add(statement.getUpdateCount());
        } while (statement.getMoreResults() || statement.getUpdateCount() != -1);
        return counts;
    }

    /** For messages: the beginning of the text. */
    @Override
    public String toString() {
        return text.length() <= 500 ? text.toString() : text.substring(0, 500) + "...";
    }
}
