package dev.rewardsync.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.AccountOwner;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateKeysTest {

    @Test
    void timerKeysSortByTime() {
        List<Instant> instants = List.of(
                Instant.MIN,
                Instant.parse("1969-12-31T23:59:59.999Z"),
                Instant.EPOCH,
                Instant.EPOCH.plusNanos(1),
                Instant.parse("2026-11-21T10:15:30Z"),
                Instant.MAX);
        List<byte[]> keys = instants.stream()
                .map(at -> StateKeys.timer(at, AccountOwner.customer("ü-1")))
                .toList();
        assertThat(keys).isSortedAccordingTo(Arrays::compareUnsigned);
        assertThat(keys.stream().map(StateKeys::timerAt)).containsExactlyElementsOf(instants);
        assertThat(keys.stream().map(StateKeys::timerOwner)).containsOnly(AccountOwner.customer("ü-1"));
    }

    @Test
    void dayKeysSortByDay() {
        byte[] suffix = {7, 8};
        List<byte[]> keys = List.of(
                StateKeys.ofDay((byte) 0, Long.MIN_VALUE, suffix),
                StateKeys.ofDay((byte) 0, -1, suffix),
                StateKeys.ofDay((byte) 0, 20_000, suffix),
                StateKeys.ofDay((byte) 1, -5, suffix));
        assertThat(keys).isSortedAccordingTo(Arrays::compareUnsigned);
        assertThat(StateKeys.dayIn(keys.get(2))).isEqualTo(20_000);
        assertThat(StateKeys.suffixIn(keys.get(2))).isEqualTo(suffix);
    }

    @Test
    void keysOfDifferentOwnersDiffer() {
        assertThat(StateKeys.ofOwner(AccountOwner.customer("a"), "bc"))
                .isNotEqualTo(StateKeys.ofOwner(AccountOwner.customer("ab"), "c"));
        assertThat(StateKeys.owner(AccountOwner.customer("a"))).isNotEqualTo(StateKeys.owner(AccountOwner.guest("a")));
        byte[] key = StateKeys.ofOwner(AccountOwner.guest("é"), "o-1");
        assertThat(StateKeys.ownerIn(key)).isEqualTo(AccountOwner.guest("é"));
        assertThat(StateKeys.idIn(key)).isEqualTo("o-1");
    }
}
