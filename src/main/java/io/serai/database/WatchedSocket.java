package io.serai.database;

import io.serai.datasource.DataSource;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** The line to a server, which knows since when it has been waiting for the other side, and whether it broke off. */
final class WatchedSocket extends Socket {
    /** No session yet: the server has not introduced itself. */
    static final long NO_SESSION = -1;

    private final Watch watch;
    private final DataSource source;
    private final long openedNanos = System.nanoTime();
    private volatile long sessionId = NO_SESSION;
    /** 0 while nothing is waited for. */
    private volatile long waitingSince;

    private volatile boolean broken;

    /** @param source whose server is at the other end */
    WatchedSocket(Watch watch, DataSource source) {
        this.watch = watch;
        this.source = source;
    }

    DataSource source() {
        return source;
    }

    /** The server's number of the session. */
    long sessionId() {
        return sessionId;
    }

    void sessionId(long id) {
        sessionId = id;
    }

    /** When the connection was made, as {@link System#nanoTime}. */
    long openedNanos() {
        return openedNanos;
    }

    /** When the present wait for the other side began, as {@link System#nanoTime} but never 0; 0 when there is none. */
    long waitingSince() {
        return waitingSince;
    }

    /** Whether the connection broke off. */
    boolean isBroken() {
        return broken;
    }

    private void begin() {
        waitingSince = System.nanoTime() | 1;
    }

    private void end() {
        waitingSince = 0;
    }

    private <E extends Exception> E broke(E e) {
        broke();
        return e;
    }

    /** What the server does for the session is not known any more. */
    private void broke() {
        if (!broken) {
            broken = true;
            watch.left(this);
        }
    }

    /** Ends the connection from another thread, in the middle of whatever it waits for. */
    void abort() {
        broke();
        try {
            setSoLinger(true, 0);
            close();
        } catch (IOException e) {
            // It is closed already.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        watch.remove(this);
        super.close();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                begin();
                try {
                    int read = in.read(bytes, offset, length);
                    if (read < 0) {
                        broke();
                    }
                    return read;
                } catch (IOException e) {
                    throw broke(e);
                } finally {
                    end();
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                begin();
                try {
                    out.write(bytes, offset, length);
                } catch (IOException e) {
                    throw broke(e);
                } finally {
                    end();
                }
            }
        };
    }
}
