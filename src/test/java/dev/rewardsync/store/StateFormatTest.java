package dev.rewardsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.account.Account;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Versions of an invented format: version 2 adds a color, version 3 makes the size optional. The last reader no
 * longer reads version 1.
 */
class StateFormatTest {

    private static final Object KEY = "shirt-7";

    private record Shirt(Object key, long size, String color) {}

    private static final StateFormat<Object, Shirt> FIRST =
            new StateFormat<>("shirt", (out, shirt) -> out.number(shirt.size()), Map.of(1, StateFormatTest::first));

    private static final StateFormat<Object, Shirt> SECOND = new StateFormat<>(
            "shirt",
            (out, shirt) -> out.number(shirt.size()).text(shirt.color()),
            Map.of(1, StateFormatTest::first, 2, StateFormatTest::second));

    private static final StateFormat<Object, Shirt> THIRD = new StateFormat<>(
            "shirt",
            (out, shirt) -> out.optional(shirt.size(), StateWriter::number).text(shirt.color()),
            Map.of(2, StateFormatTest::second, 3, StateFormatTest::third));

    private static Shirt first(Object key, StateReader in) {
        return new Shirt(key, in.number(), "white");
    }

    private static Shirt second(Object key, StateReader in) {
        return new Shirt(key, in.number(), in.text());
    }

    private static Shirt third(Object key, StateReader in) {
        return new Shirt(
                key, Optional.ofNullable(in.optional(StateReader::number)).orElse(0L), in.text());
    }

    @Test
    void olderVersionIsReadAndRewrittenInTheNewest() {
        byte[] older = FIRST.write(new Shirt(KEY, 42, "white"));
        Shirt read = SECOND.read(KEY, older);
        assertThat(read).isEqualTo(new Shirt(KEY, 42, "white"));
        byte[] newer = SECOND.write(read);
        assertThat(older[0]).isEqualTo((byte) 1);
        assertThat(newer[0]).isEqualTo((byte) 2);
        assertThat(SECOND.read(KEY, newer)).isEqualTo(read);
        assertThat(THIRD.read(KEY, newer)).isEqualTo(read);
    }

    @Test
    void newerVersionIsRejectedWithAFix() {
        byte[] newer = SECOND.write(new Shirt(KEY, 42, "red"));
        assertThatThrownBy(() -> FIRST.read(KEY, newer))
                .isInstanceOf(NewerStateException.class)
                .hasMessage(
                        "The stored shirt was written by a newer version of RewardSync: format 2, this version reads 1."
                                + " Start the newer version again; docs/upgrading.md says how to go back");
    }

    @Test
    void unsupportedOldVersionIsNotReportedAsNewer() {
        byte[] oldest = FIRST.write(new Shirt(KEY, 42, "white"));
        assertThatThrownBy(() -> THIRD.read(KEY, oldest))
                .isExactlyInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("the stored shirt has format 1, which this version no longer reads");
    }

    @Test
    void codecRejectsANewerVersion() {
        StoredAccount opened =
                new StoredAccount(Account.opened(GoldenState.OWNER), Optional.empty(), OrderIdFilter.NONE);
        byte[] bytes = AccountCodec.write(opened);
        bytes[0] = 9;
        assertThatThrownBy(() -> AccountCodec.read(GoldenState.OWNER, bytes))
                .isInstanceOf(NewerStateException.class)
                .hasMessageStartingWith("The stored account was written by a newer version of RewardSync: format 9,");
    }

    @Test
    void onlyStateOfANewerVersionIsRejected() {
        StateVersion own = new StateVersion(2, 2);
        own.checkReads(own, "The state");
        own.checkReads(new StateVersion(1, 2), "The state");
        own.checkReads(new StateVersion(2, 1), "The state");
        assertThatThrownBy(() -> own.checkReads(new StateVersion(1, 3), "The state"))
                .isInstanceOf(NewerStateException.class);
        assertThatThrownBy(() -> own.checkReads(new StateVersion(3, 1), "The state of partition 4"))
                .isInstanceOf(NewerStateException.class)
                .hasMessage("The state of partition 4 was written by a newer version of RewardSync:"
                        + " state format 3 and rule language 1, this version reads state format 2 and rule language 2."
                        + " Start the newer version again; docs/upgrading.md says how to go back");
    }
}
