package io.serai.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailureTest {
    private static final SeraiException KNOWN = new SeraiException("CODE", "what", "remedy");

    @Test
    void aKnownErrorIsFoundBehindTheWrappingOfOthers() {
        Exception wrapped = new RuntimeException("camel", new IllegalStateException("bean", KNOWN));
        assertThat(Failure.of(wrapped)).isEqualTo(new Failure("CODE", "what", "remedy"));
    }

    @Test
    void theOutermostKnownErrorCounts() {
        SeraiException outer = new SeraiException("OUTER", "more", "do", KNOWN);
        assertThat(Failure.of(new RuntimeException(outer)).code()).isEqualTo("OUTER");
    }

    @Test
    void anUnexpectedErrorKeepsItsClassAndMessage() {
        assertThat(Failure.of(new IllegalStateException("broken")).detail()).isEqualTo("IllegalStateException: broken");
        assertThat(Failure.of(new NullPointerException()).detail()).isEqualTo("NullPointerException");
        assertThat(Failure.of(new StackOverflowError()).code()).isEqualTo("UNEXPECTED");
    }

    @Test
    void aStateDatabaseThatHasClosedItselfIsNamed() {
        SQLException closed = new SQLException("The database has been closed", "90098", 90098);
        Failure failure = Failure.of(new RuntimeException("jdbc", closed));
        assertThat(failure.code()).isEqualTo("STATE_UNAVAILABLE");
        assertThat(failure.remedy()).contains("serai.state.dir");
    }

    @Test
    void anExceptionThatWasSerializedKeepsItsFailure() throws Exception {
        SeraiException thrown =
                new SeraiException("INVALID", "what", "remedy", null, List.of(new SeraiException.Flaw("/a", "bad")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(thrown);
        Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(((SeraiException) read).flaws()).isEmpty();
        assertThat(((SeraiException) read).failure()).isEqualTo(thrown.failure());
    }
}
