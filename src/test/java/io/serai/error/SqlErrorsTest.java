package io.serai.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.io.EOFException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "1205, 41000, true", // lock wait timeout
        "1213, 40001, true", // deadlock
        "1040, 08004, true", // too many connections
        "1053, 08S01, true", // shutdown in progress
        "1317, 70100, true", // query interrupted
        "1927, 70100, true", // connection killed
        "4031, HY000, true", // disconnected for inactivity
        "0, 08S01, true", // communications link failure
        "0, 08003, true", // no connection
        "1062, 23000, false", // duplicate key
        "1146, 42S02, false", // no such table
        "1265, 01000, false", // data truncated
        "1406, 22001, false", // data too long
        "1045, 28000, false", // access denied
        "1290, HY000, false", // read only
        "0, , true" // said by the pool: the connection is closed
    })
    void codesAndStatesTellWhatMayPassByItself(int code, String state, boolean transitory) {
        SQLException e = new SQLException("Deadlock found, try restarting transaction", state, code);
        assertThat(SqlErrors.isTransient(e)).isEqualTo(transitory);
        assertThat(SqlErrors.translate(e, "loading chunk 4 of shop.orders") instanceof TransientException)
                .isEqualTo(transitory);
    }

    @Test
    void whatTheDriverRefusesByItselfMaySucceedOnAnotherConnection() {
        SQLException stream = new SQLException("Streaming result set is still active", "S1000", 0);
        assertThat(SqlErrors.isTransient(stream)).isTrue();
        assertThat(SqlErrors.isRefusal(stream)).isFalse();
        assertThat(SqlErrors.isTransient(new SQLException("Connection is closed")))
                .isTrue();
        assertThat(SqlErrors.isTransient(new SQLException("of the server", "HY000", 1105)))
                .isFalse();
        assertThat(SqlErrors.isTransient(new SQLException("A value does not fit", "22000")))
                .isFalse();
    }

    @Test
    void aStatementThatIsTooLargeIsRefusedForGood() {
        SQLException large = new PacketTooBigException(2_000_000, 1_000_000);
        assertThat(SqlErrors.isTransient(large)).isFalse();
        assertThat(SqlErrors.isRefusal(large)).isTrue();
    }

    @Test
    void aBrokenSocketIsTransientWhateverTheStateSays() {
        assertThat(SqlErrors.isTransient(new SQLException("x", new RuntimeException(new EOFException()))))
                .isTrue();
        assertThat(SqlErrors.isTransient(new SQLTransientConnectionException("pool is empty")))
                .isTrue();
        assertThat(SqlErrors.isTransient(new SQLRecoverableException("x", "08S01")))
                .isTrue();
    }

    @Test
    void accessDeniedIsNotTriedAgainAlthoughTheConnectionBreaks() {
        SQLException denied = new SQLException("Access denied", "28000", 1045, new EOFException());
        assertThat(SqlErrors.isTransient(denied)).isFalse();
        assertThat(SqlErrors.translate(denied, "connecting").code()).isEqualTo("ACCESS_DENIED");
    }

    @ParameterizedTest
    @CsvSource({
        "1045, 28000, ACCESS_DENIED",
        "1142, 42000, ACCESS_DENIED",
        "1227, 42000, ACCESS_DENIED",
        "1114, HY000, SERVER_NOT_WRITABLE",
        "1290, HY000, SERVER_NOT_WRITABLE",
        "1836, HY000, SERVER_NOT_WRITABLE",
        "1213, 40001, SERVER_UNAVAILABLE",
        "1064, 42000, SQL_ERROR"
    })
    void theCodeTellsWhatToDo(int number, String state, String code) {
        SeraiException e = SqlErrors.translate(new SQLException("said", state, number), "reading shop.orders");
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.remedy()).isNotBlank();
    }

    @Test
    void theMessageSaysWhatWasDoneAndWhatTheServerSaid() {
        SQLException said = new SQLException("Unknown column 'a'", "42S22", 1054);
        assertThat(SqlErrors.translate(said, "loading chunk 4 of shop.orders"))
                .hasMessage("Loading chunk 4 of shop.orders failed: Unknown column 'a' (error 1054, SQLState 42S22)")
                .hasCause(said);
    }

    @ParameterizedTest
    @CsvSource({"1062, true", "1586, true", "1022, false", "1213, false"})
    void duplicateKeysAreKnownByTheirCodes(int code, boolean duplicate) {
        assertThat(SqlErrors.isDuplicateKey(new SQLException("x", "23000", code)))
                .isEqualTo(duplicate);
    }
}
