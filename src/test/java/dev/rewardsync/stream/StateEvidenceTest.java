package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.stream.StateEvidence.Offsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateEvidenceTest {

    private static final List<String> ALL_EXIST = List.of();
    private static final List<String> ALL_MISSING =
            RewardTopology.changelogs("rewardsync").toList();
    private static final List<String> ORDERS_MISSING = List.of("rewardsync-orders-changelog");

    @Test
    void firstStartIsAllowed() {
        assertThat(new StateEvidence(false, Offsets.NONE, ALL_MISSING, true).contradiction())
                .isNull();
    }

    @Test
    void startAfterAFirstStartThatCommittedNothingIsAllowed() {
        assertThat(new StateEvidence(false, Offsets.NONE, ALL_EXIST, true).contradiction())
                .isNull();
        assertThat(new StateEvidence(false, Offsets.NONE, ORDERS_MISSING, true).contradiction())
                .isNull();
    }

    @Test
    void consumedRecordsWithoutAccountsAreAllowed() {
        assertThat(new StateEvidence(false, Offsets.ADVANCED, ALL_EXIST, true).contradiction())
                .isNull();
    }

    @Test
    void restartIsAllowed() {
        assertThat(new StateEvidence(true, Offsets.ADVANCED, ALL_EXIST, false).contradiction())
                .isNull();
    }

    @Test
    void resetOfAllTopicsAndOffsetsIsAllowed() {
        assertThat(new StateEvidence(false, Offsets.BEGINNING, ALL_MISSING, true).contradiction())
                .isNull();
    }

    @Test
    void readingAllInputsAgainOverCompleteStateIsAllowed() {
        assertThat(new StateEvidence(true, Offsets.BEGINNING, ALL_EXIST, false).contradiction())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void missingChangelogsUnderALedgerAreNot(Offsets offsets) {
        assertThat(new StateEvidence(true, offsets, ALL_MISSING, true).contradiction())
                .startsWith("the ledger has entries, but changelog topics are missing: rewardsync-accounts-changelog,");
        assertThat(new StateEvidence(true, offsets, ORDERS_MISSING, false).contradiction())
                .isEqualTo("the ledger has entries, but changelog topics are missing: rewardsync-orders-changelog");
    }

    @ParameterizedTest
    @EnumSource
    void emptyAccountsUnderALedgerAreNot(Offsets offsets) {
        assertThat(new StateEvidence(true, offsets, ALL_EXIST, true).contradiction())
                .isEqualTo("the ledger has entries, but the changelog of the accounts is empty");
    }

    @Test
    void missingChangelogsAfterConsumedRecordsAreNot() {
        assertThat(new StateEvidence(false, Offsets.ADVANCED, ORDERS_MISSING, false).contradiction())
                .isEqualTo("the consumer group has committed offsets, but changelog topics are missing:"
                        + " rewardsync-orders-changelog");
    }

    @Test
    void ledgerOfAGroupWithoutOffsetsIsNot() {
        assertThat(new StateEvidence(true, Offsets.NONE, ALL_EXIST, false).contradiction())
                .isEqualTo("the ledger has entries, but the consumer group has no committed offsets");
    }
}
