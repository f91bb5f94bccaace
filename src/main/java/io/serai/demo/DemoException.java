package io.serai.demo;

/** The demo cannot go on; the message is what the person at the terminal reads. */
final class DemoException extends RuntimeException {
    DemoException(String message) {
        super(message);
    }
}
