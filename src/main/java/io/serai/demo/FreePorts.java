package io.serai.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Hands out loopback ports that nothing listens on.
 *
 * <p>They lie below the range from which operating systems take the ports of outgoing connections: a port from that
 * range may be gone between the moment it was found free and the moment a server binds it. No port is handed out twice
 * in one JVM; JVMs that work side by side get ranges of their own by the system property {@value #FIRST_PROPERTY}.
 */
public final class FreePorts {
    private static final String FIRST_PROPERTY = "serai.demo.first-port";
    private static final int FIRST = Integer.getInteger(FIRST_PROPERTY, 24_000);
    private static final int COUNT = 1_000;
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /** A port that can be bound on 127.0.0.1 now. */
    public static int next() {
        int offset = ThreadLocalRandom.current().nextInt(COUNT);
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + (offset + i) % COUNT;
            if (isFree(port) && HANDED_OUT.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between %d and %d on 127.0.0.1. End what listens there."
                .formatted(FIRST, FIRST + COUNT - 1));
    }

    /** Whether a server could listen on this port of 127.0.0.1 now. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
