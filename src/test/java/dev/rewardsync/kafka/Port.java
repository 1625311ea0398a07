package dev.rewardsync.kafka;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses TCP ports of this machine. */
public final class Port {
    /**
     * Below the range of ephemeral ports. A client that reconnects to an ephemeral port while its broker is down can
     * connect to itself by chance and so occupy the port.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private Port() {}

    /**
     * Returns a port that is free at the moment.
     *
     * @throws BindException if no free port is found
     */
    public static int anyFree() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new BindException("found no free port between " + LOWEST + " and " + HIGHEST);
    }

    /** Returns different ports that are free at the moment. */
    public static List<Integer> anyFree(int count) throws IOException {
        Set<Integer> ports = new LinkedHashSet<>();
        while (ports.size() < count) {
            ports.add(anyFree());
        }
        return List.copyOf(ports);
    }

    /**
     * Checks that a port is free.
     *
     * @throws BindException if the port is in use; the message names it
     */
    public static void requireFree(int port) throws IOException {
        if (!isFree(port)) {
            throw new BindException("port " + port + " is taken: something else listens on it");
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }
}
