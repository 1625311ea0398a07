package dev.rewardsync.console.access;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed sign-ins in intervals of five minutes. After too many from one address, further sign-ins from it wait for the next
 * interval. There is no limit for all addresses together: with it, anybody could lock out everybody, and it would not be needed,
 * because tokens are too long to be guessed.
 */
final class FailedSignIns {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /** The failures after which an address waits: enough for a person who mistypes a token. */
    static final int ADDRESS_LIMIT = 10;

    /** The addresses that are remembered. More of them in an interval push out the oldest ones. */
    static final int MAX_ADDRESSES = 10_000;

    /** The part of an IPv6 address that a provider assigns to one customer, in bytes. */
    private static final int NETWORK_BYTES = 8;

    private final InstantSource clock;
    private final Map<String, Integer> failures = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };
    private Instant end = Instant.MIN;

    FailedSignIns(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns how long an address must wait before it can sign in; zero if it can now. */
    synchronized Duration wait(String address) {
        Instant now = clock.instant();
        beginInterval(now);
        boolean exceeded = failures.getOrDefault(network(address), 0) >= ADDRESS_LIMIT;
        return exceeded ? Duration.between(now, end) : Duration.ZERO;
    }

    /** Counts a failure. */
    synchronized void add(String address) {
        beginInterval(clock.instant());
        failures.merge(network(address), 1, Integer::sum);
    }

    private void beginInterval(Instant now) {
        if (!now.isBefore(end)) {
            failures.clear();
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
