package io.serai.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.config.StateStore;
import io.serai.database.TableName;
import io.serai.project.Mapping;
import io.serai.verification.Comparison.Scope;
import io.serai.verification.Comparison.Verdict;
import io.serai.verification.Reader.Sums;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final StateStore store = new StateStore(JdbcConnectionPool.create("jdbc:h2:mem:", "sa", ""));
    private final RunStore runs = new RunStore(store);
    private final Ledger ledger = new Ledger(store, "shop", "shop.orders");

    @BeforeEach
    void begin() {
        TableName name = new TableName("shop", "orders");
        runs.reset("shop", Scope.ALL);
        runs.expect("shop", List.of(new Mapping(name, name, false)));
        ledger.begin("by ranges", null);
        ledger.compared(RowKey.prefix("5".getBytes(StandardCharsets.US_ASCII)), new Sums(5, BigInteger.TEN), List.of());
    }

    @Test
    void aComparisonThatGoesOnAddsToItsChecksum() {
        assertThat(checksumOfTheRest()).isEqualTo("1a");
    }

    @Test
    void aComparisonThatGoesOnWithDigestsOfAnotherKindHasNoChecksum() {
        store.sql()
                .sql("UPDATE verified_table SET digest = ?")
                .param(RowDigest.KIND - 1)
                .update();
        assertThat(checksumOfTheRest()).isNull();
    }

    private String checksumOfTheRest() {
        ledger.begin(null, null);
        ledger.begin("by ranges", null);
        ledger.compared(null, new Sums(3, BigInteger.valueOf(16)), List.of());
        ledger.end(Verdict.EQUAL);
        return runs.tables("shop").get(0).checksum();
    }
}
