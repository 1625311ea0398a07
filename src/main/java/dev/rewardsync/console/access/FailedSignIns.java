package dev.rewardsync.console.access;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Counts failed sign-ins in intervals of five minutes. After too many from one address, or from all, further sign-ins wait for
 * the next interval. The limit for all also limits the memory.
 */
final class FailedSignIns {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /** The failures after which an address waits: enough for a person who mistypes a token. */
    static final int ADDRESS_LIMIT = 10;

    /** The failures after which all wait. */
    static final int TOTAL_LIMIT = 1_000;

    /** The part of an IPv6 address that a provider assigns to one customer, in bytes. */
    private static final int NETWORK_BYTES = 8;

    private final InstantSource clock;
    private final Map<String, Integer> failures = new HashMap<>();
    private Instant end = Instant.MIN;
    private int total;

    FailedSignIns(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns how long an address must wait before it can sign in; zero if it can now. */
    synchronized Duration wait(String address) {
        Instant now = clock.instant();
        beginInterval(now);
        boolean exceeded = total >= TOTAL_LIMIT || failures.getOrDefault(network(address), 0) >= ADDRESS_LIMIT;
        return exceeded ? Duration.between(now, end) : Duration.ZERO;
    }

    /** Counts a failure. */
    synchronized void add(String address) {
        beginInterval(clock.instant());
        if (total < TOTAL_LIMIT) {
            total++;
            failures.merge(network(address), 1, Integer::sum);
        }
    }

    private void beginInterval(Instant now) {
        if (!now.isBefore(end)) {
            failures.clear();
            total = 0;
            end = now.plus(INTERVAL);
        }
    }

    /** Returns the address; of an IPv6 address, the network. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
