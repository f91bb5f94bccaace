package io.serai.config;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of the runtime's own state: definitions, states, events, findings. Progress that must be atomic with rows is not
 * here but on the target.
 */
public final class StateStore {
    private final DataSource dataSource;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    public StateStore(DataSource dataSource) {
        this.dataSource = dataSource;
        this.client = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** Runs a script of {@code CREATE TABLE IF NOT EXISTS} from the class path; each package brings its own tables. */
    public StateStore ensure(String script) {
        try (var connection = dataSource.getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection, new EncodedResource(new ClassPathResource(script), StandardCharsets.UTF_8));
            return this;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("The state store can not be prepared with " + script, e);
        }
    }

    /** For one statement, in a transaction of its own unless inside {@link #inTransaction}. */
    public JdbcClient sql() {
        return client;
    }

    /** Several statements, all or none. */
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }
}
