package io.serai.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.database.SmallServer;
import io.serai.error.SeraiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LeaseTest {
    private final Run first = run("shop");
    private final Run second = run("shop");
    private SmallServer server;
    private Connection target;

    @BeforeEach
    void open() throws SQLException {
        server = new SmallServer();
        target = server.open();
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
        server.close();
    }

    @Test
    void theNewestRunHoldsTheLease() {
        Lease.take(target, first);
        assertThatCode(() -> Lease.hold(target, first)).doesNotThrowAnyException();
        Lease.take(target, second);
        assertThatCode(() -> Lease.hold(target, second)).doesNotThrowAnyException();
        assertFenced(first);
    }

    @Test
    void projectsDoNotTakeEachOthersLease() throws SQLException {
        Lease.take(target, first);
        Lease.take(target, run("other"));
        Lease.hold(target, first);
        Lease.end(target, run("other"));
        Lease.hold(target, first);
    }

    @Test
    void aLeaseThatHasEndedIsHeldByNobody() {
        Lease.take(target, first);
        Lease.end(target, first);
        assertFenced(first);
    }

    private void assertFenced(Run run) {
        assertThatThrownBy(() -> Lease.hold(target, run))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("FENCED"));
    }

    private static Run run(String project) {
        return Definitions.run(Definitions.of(project, StepName.CDC), new ArrayList<>());
    }
}
