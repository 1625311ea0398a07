package dev.rewardsync.kafka;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A TCP port of this machine to listen on. */
public final class Port {
    /**
     * Below the range that systems give to outgoing connections: a client that keeps knocking on a port of that range
     * while its broker is down may, by chance, connect to itself and so keep the broker from coming back.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    private Port() {}

    /** A port that nothing listens on at this moment. */
    public static int anyFree() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new BindException("found no free port between " + LOWEST + " and " + HIGHEST);
    }

    /** Throws a {@link BindException} that names the port when something listens on it already. */
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
