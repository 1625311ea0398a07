package dev.rewardsync.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LedgerEntryBuilder;
import dev.rewardsync.ledger.LotChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Instant MORNING = Instant.parse("2026-01-01T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-01-01T20:00:00Z");
    private static final Account EMPTY = Account.opened(AccountOwner.customer("c-1"));
    /** An account with 50 points in lot a and 10 pending points. */
    private static final Account ANN = EMPTY.apply(entry(EMPTY, EntryType.ACCRUAL, 50, 0, lot("a", 50, EVENING)))
            .apply(entry(EMPTY, 2, EntryType.ACCRUAL, 0, 10, new Balance(50, 10)));

    private static LotChange lot(String lotId, long points, @Nullable Instant expiresAt) {
        return LotChange.opening(EntryId.parse(lotId), points, Expiry.at(expiresAt));
    }

    private static LedgerEntry entry(Account before, EntryType type, long available, long pending, LotChange... lots) {
        return entry(
                before,
                before.sequence() + 1,
                type,
                available,
                pending,
                before.balance().plus(available, pending),
                lots);
    }

    private static LedgerEntry entry(
            Account before,
            long sequence,
            EntryType type,
            long available,
            long pending,
            Balance balance,
            LotChange... lots) {
        return LedgerEntryBuilder.builder()
                .entryId(EntryId.parse("entry-" + sequence))
                .customerId(before.owner().id())
                .sequence(sequence)
                .type(type)
                .available(available)
                .pending(pending)
                .balance(balance)
                .ruleset("v")
                .lots(List.of(lots))
                .occurredAt(MORNING)
                .build();
    }

    private static void assertRejected(LedgerEntry entry, String message) {
        assertThatThrownBy(() -> ANN.apply(entry))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void rejectsEntryWithWrongSequenceOrBalance() {
        LedgerEntry good = entry(ANN, EntryType.REDEMPTION, -20, 0, lot("a", -20, EVENING));
        assertThat(ANN.apply(good).balance()).isEqualTo(new Balance(30, 10));
        assertRejected(
                entry(ANN, 2, EntryType.REDEMPTION, -20, 0, good.balance(), lot("a", -20, EVENING)), "sequence 3");
        assertRejected(
                entry(ANN, 4, EntryType.REDEMPTION, -20, 0, good.balance(), lot("a", -20, EVENING)), "sequence 3");
        assertRejected(
                entry(ANN, 3, EntryType.REDEMPTION, -20, 0, new Balance(31, 10), lot("a", -20, EVENING)), "follow");
    }

    @Test
    void rejectsEntryOfAnotherCustomer() {
        Account bob = Account.opened(AccountOwner.customer("c-2"));
        assertRejected(entry(bob, 3, EntryType.ACCRUAL, 0, 1, new Balance(50, 11)), "another customer");
        Account guest = Account.opened(AccountOwner.guest("42"));
        assertThatThrownBy(() -> guest.apply(entry(guest, EntryType.ACCRUAL, 0, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rejectsEntryWhoseLotsDoNotSumToSpendablePoints() {
        assertRejected(entry(ANN, EntryType.ACCRUAL, 5, 0), "lots");
        assertRejected(entry(ANN, EntryType.ACCRUAL, 5, 0, lot("b", 6, null)), "lots");
        assertRejected(entry(ANN, EntryType.REDEMPTION, -60, 0), "lots");
        assertRejected(entry(ANN, EntryType.REDEMPTION, -5, 0, lot("b", -5, null)), "not open");
        assertRejected(
                entry(ANN, EntryType.REDEMPTION, 0, 0, lot("a", -51, EVENING), lot("b", 51, null)), "more than lot a");
        assertRejected(entry(ANN, EntryType.RELEASE, 11, -11, lot("b", 11, null)), "more than is pending");
    }

    @Test
    void rejectsEntryThatOverflows64Bits() {
        assertThatThrownBy(() -> ANN.apply(entry(
                        ANN, 3, EntryType.ACCRUAL, Long.MAX_VALUE, 0, ANN.balance(), lot("b", Long.MAX_VALUE, null))))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void rejectedEntryChangesNothing() {
        Balance before = ANN.balance();
        assertRejected(entry(ANN, EntryType.ACCRUAL, 5, 0), "lots");
        assertThat(ANN.balance()).isEqualTo(before);
        assertThat(ANN.lots()).containsExactly(new Lot(EntryId.parse("a"), 50, Expiry.at(EVENING), 1));
    }

    @Test
    void pointsFillNegativeBalanceBeforeTheyOpenALot() {
        Account overdrawn = ANN.apply(entry(ANN, EntryType.REDEMPTION, -70, 0, lot("a", -50, EVENING)));
        assertThat(overdrawn.balance()).isEqualTo(new Balance(-20, 10));
        assertThat(overdrawn.lots()).isEmpty();
        Account filled = overdrawn.apply(entry(overdrawn, EntryType.RELEASE, 10, -10));
        Account rest = filled.apply(entry(filled, EntryType.ACCRUAL, 30, 0, lot("b", 20, null)));
        assertThat(rest.balance()).isEqualTo(new Balance(20, 0));
        assertThat(rest.lots()).containsExactly(new Lot(EntryId.parse("b"), 20, Expiry.NEVER, 5));
    }

    @Test
    void lotsAreInSpendingOrder() {
        Account many = EMPTY;
        for (LotChange lot : List.of(
                lot("never", 1, null), lot("late", 1, EVENING), lot("soon", 1, MORNING), lot("late too", 1, EVENING))) {
            many = many.apply(entry(many, EntryType.ACCRUAL, 1, 0, lot));
        }
        assertThat(many.lots())
                .extracting(lot -> lot.lotId().text())
                .containsExactly("soon", "late", "late too", "never");
        assertThat(many.lot(EntryId.parse("late"))).contains(new Lot(EntryId.parse("late"), 1, Expiry.at(EVENING), 2));
        assertThat(many.lot(EntryId.parse("gone"))).isEmpty();
    }

    @Test
    void lifetimePointsAreNetOfRestorationsAndReversals() {
        Account life = ANN;
        life = life.apply(entry(life, EntryType.REDEMPTION, -30, 0, lot("a", -30, EVENING)));
        life = life.apply(entry(life, EntryType.RESTORATION, 10, 0, lot("a", 10, EVENING)));
        life = life.apply(entry(life, EntryType.REVERSAL, -5, -10, lot("a", -5, EVENING)));
        life = life.apply(entry(life, EntryType.ADJUSTMENT, 100, 0, lot("gift", 100, null)));
        life = life.apply(entry(life, EntryType.EXPIRY, -25, 0, lot("a", -25, EVENING)));
        assertThat(life.lifetime()).isEqualTo(new LifetimePoints(45, 20, 25));
        assertThat(life.balance()).isEqualTo(new Balance(100, 0));
    }

    @Test
    void lateActivityDoesNotResetInactivityThatHasFired() {
        QualifyingActivity fired = QualifyingActivity.NONE.withActivity(MORNING).withInactivity(1, EVENING);
        assertThat(fired.withActivity(MORNING.plusSeconds(1)).inactivityDays()).isEqualTo(1);
        assertThat(fired.withActivity(EVENING)).isEqualTo(QualifyingActivity.NONE.withActivity(EVENING));
    }

    @Test
    void accountTimeNeverGoesBack() {
        assertThat(EMPTY.advancedTo(EVENING).advancedTo(MORNING).timersFiredUntil())
                .isEqualTo(EVENING);
    }

    @Test
    void olderUpdateSetsOnlyPartsWithoutNewerUpdate() {
        CustomerProfile profile = CustomerProfile.UNKNOWN
                .updated(new ProfileUpdate(MORNING, "old@x.org", "general", null, false, null))
                .updated(emailUpdate(EVENING, "new@x.org"))
                .updated(new ProfileUpdate(MORNING.plusSeconds(1), "older@x.org", "vip", LocalDate.EPOCH, true, null));
        assertThat(profile.email()).isEqualTo("new@x.org");
        assertThat(profile.group()).isEqualTo("vip");
        assertThat(profile.birthday()).isEqualTo(LocalDate.EPOCH);
        assertThat(profile.subscriber()).isTrue();
    }

    @Test
    void emptyUpdateLeavesProfileUnchanged() {
        assertThat(CustomerProfile.UNKNOWN.updated(emailUpdate(EVENING, null))).isEqualTo(CustomerProfile.UNKNOWN);
        assertThat(CustomerProfile.UNKNOWN.group()).isEqualTo("general");
    }

    private static ProfileUpdate emailUpdate(Instant at, @Nullable String email) {
        return new ProfileUpdate(at, email, null, null, null, null);
    }
}
