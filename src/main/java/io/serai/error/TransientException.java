package io.serai.error;

/** An error that may go away by itself: a lost connection, a deadlock, a lock wait. The work is tried again. */
public final class TransientException extends SeraiException {
    public TransientException(String code, String detail, String remedy, Throwable cause) {
        super(code, detail, remedy, cause);
    }
}
