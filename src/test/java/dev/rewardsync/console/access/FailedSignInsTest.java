package dev.rewardsync.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {

    private static final String ADDRESS = "192.0.2.1";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
    private final FailedSignIns failures = new FailedSignIns(now::get);

    private void fail(String address, int times) {
        for (int time = 0; time < times; time++) {
            failures.add(address);
        }
    }

    @Test
    void addressWaitsForTheNextIntervalAfterTooManyFailures() {
        fail(ADDRESS, FailedSignIns.ADDRESS_LIMIT - 1);
        assertThat(failures.wait(ADDRESS)).isZero();

        now.updateAndGet(time -> time.plusSeconds(60));
        fail(ADDRESS, 1);

        assertThat(failures.wait(ADDRESS)).isEqualTo(Duration.ofMinutes(4));
        assertThat(failures.wait("192.0.2.2")).isZero();

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(4)));
        assertThat(failures.wait(ADDRESS)).isZero();
    }

    @Test
    void addressesOfOneIpv6NetworkCountTogether() {
        for (int host = 1; host <= FailedSignIns.ADDRESS_LIMIT; host++) {
            failures.add("2001:db8:0:1::" + host);
        }

        assertThat(failures.wait("2001:db8:0:1:ffff:0:0:1")).isPositive();
        assertThat(failures.wait("2001:db8:0:2::1")).isZero();
    }

    @Test
    void failuresOfManyAddressesDoNotStopOthers() {
        fail(ADDRESS, FailedSignIns.ADDRESS_LIMIT);
        for (int host = 0; host < FailedSignIns.MAX_ADDRESSES; host++) {
            failures.add("10.0." + host / 256 + "." + host % 256);
        }

        assertThat(failures.wait("192.0.2.2")).isZero();
        assertThat(failures.wait(ADDRESS)).as("pushed out").isZero();
    }
}
