package io.serai.bench;

/** Why a contender, or the whole benchmark, could not do its work; the message is shown to the user as it is. */
final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
