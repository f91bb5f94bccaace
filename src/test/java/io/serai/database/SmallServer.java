package io.serai.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.h2.api.ErrorCode;

/**
 * H2 in memory, spoken to as if it were a server of the MySQL family: for what can be proved of our statements without one. Values
 * arrive as the bytes of their text, as in the servers' text protocol.
 */
public final class SmallServer implements AutoCloseable {
    private static final int ER_DUP_ENTRY = 1062;

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    private final Connection keeper;
    private UnaryOperator<String> watcher = sql -> sql;

    public SmallServer() throws SQLException {
        keeper = DriverManager.getConnection(url);
        try (Statement statement = keeper.createStatement()) {
            statement.execute("CREATE SCHEMA serai");
            statement.execute("CREATE ALIAS CONNECTION_ID FOR 'io.serai.database.SmallServer.connectionId'");
            statement.execute("CREATE ALIAS GET_LOCK FOR 'io.serai.database.SmallServer.getLock'");
        }
    }

    public static long connectionId() {
        return 1;
    }

    /** There is nobody else to have it. */
    public static int getLock(String name, int seconds) {
        return 1;
    }

    /** Sees every statement before it is carried out, and may throw. */
    public void watch(UnaryOperator<String> newWatcher) {
        watcher = newWatcher;
    }

    public Connection open() throws SQLException {
        return proxy(Connection.class, DriverManager.getConnection(url));
    }

    @Override
    public void close() throws SQLException {
        keeper.close();
    }

    private <T> T proxy(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                SmallServer.class.getClassLoader(),
                new Class<?>[] {type},
                (p, method, args) -> call(real, method, args)));
    }

    private Object call(Object real, Method method, Object[] args) throws Throwable {
        if (method.getName().equals("setFetchSize")) {
            return null;
        }
        if (method.getName().equals("getBytes")) {
            String text = ((ResultSet) real).getString((Integer) args[0]);
            return text == null ? null : text.getBytes(UTF_8);
        }
        Object[] passed = args;
        if (method.getName().startsWith("execute") && args != null) {
            passed = new Object[] {translated(watcher.apply((String) args[0]))};
        }
        try {
            Object result = method.invoke(real, passed);
            if (result instanceof ResultSet) {
                return proxy(ResultSet.class, result);
            }
            return result instanceof Statement ? proxy(Statement.class, result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DUPLICATE_KEY_1
                    ? new SQLException(sql.getMessage(), "23000", ER_DUP_ENTRY, sql)
                    : e.getCause();
        }
    }

    private static String translated(String sql) {
        return sql.replaceAll(" FORCE INDEX \\(`[^`]*`\\)", "")
                .replaceAll("\\) (DEFAULT )?CHARACTER SET utf8mb4( COLLATE utf8mb4_bin)?$", ")")
                .replaceAll("^CREATE DATABASE IF NOT EXISTS (\\w+).*", "CREATE SCHEMA IF NOT EXISTS $1")
                .replace(" LOCK IN SHARE MODE", " FOR UPDATE")
                .replace("\\\\", "\\");
    }
}
