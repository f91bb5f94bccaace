package io.serai.error;

import java.util.List;
import java.util.Objects;

/** An error a person can act on: a stable code, what happened to which object with which value, and a remedy. */
public class SeraiException extends RuntimeException {
    private final String code;
    private final String remedy;
    private final transient List<Flaw> flaws;

    public SeraiException(String code, String detail, String remedy) {
        this(code, detail, remedy, null, List.of());
    }

    public SeraiException(String code, String detail, String remedy, Throwable cause) {
        this(code, detail, remedy, cause, List.of());
    }

    public SeraiException(String code, String detail, String remedy, Throwable cause, List<Flaw> flaws) {
        super(Objects.requireNonNull(detail), cause);
        this.code = Objects.requireNonNull(code);
        this.remedy = Objects.requireNonNull(remedy);
        this.flaws = List.copyOf(flaws);
    }

    /** One flaw of an input document; {@code pointer} is a JSON pointer (RFC 6901) into it. */
    public record Flaw(String pointer, String detail) {}

    /** Stable, upper-case; for scripts. */
    public String code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }

    /** What is wrong with which field of an input document; empty for everything else. */
    public List<Flaw> flaws() {
        return flaws == null ? List.of() : flaws;
    }

    /** This error as shown in the API and kept in the state store. */
    public Failure failure() {
        return new Failure(code, getMessage(), remedy);
    }
}
