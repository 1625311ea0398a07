package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BrokerReachabilityTest {

    private final AtomicLong nanos = new AtomicLong();
    private final BrokerReachability reachability = new BrokerReachability(nanos::get);

    @Test
    void isDisturbedDuringAnOutageAndAShortTimeAfterIt() {
        reachability.answered();
        assertThat(reachability.isDisturbed()).isFalse();
        reachability.failed();
        nanos.addAndGet(Duration.ofSeconds(100).toNanos());
        reachability.failed();
        nanos.addAndGet(Duration.ofSeconds(100).toNanos());
        reachability.answered();
        assertThat(reachability.isReachable()).isTrue();
        assertThat(reachability.isDisturbed()).isTrue();
        nanos.addAndGet(Duration.ofSeconds(21).toNanos());
        assertThat(reachability.isDisturbed()).isFalse();
    }

    @Test
    void isNotReachableIfTheLastAnswerIsOld() {
        reachability.answered();
        nanos.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(reachability.isReachable()).isTrue();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(reachability.isReachable()).isFalse();
    }

    @Test
    void isNotDisturbedBeforeTheFirstAnswer() {
        reachability.failed();
        assertThat(reachability.isReachable()).isFalse();
        assertThat(reachability.isDisturbed()).isFalse();
    }
}
