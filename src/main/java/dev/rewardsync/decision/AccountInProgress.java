package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.account.LimitUsage;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.account.Timer;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The customer's account while a decision changes it. Only {@link #apply} changes points. {@link #snapshot} returns the
 * account with all changes so far.
 */
final class AccountInProgress {

    private final Account stored;
    private Account account;

    AccountInProgress(Account stored) {
        this.stored = stored;
        this.account = stored;
    }

    Account snapshot() {
        return account;
    }

    AccountOwner owner() {
        return account.owner();
    }

    boolean isGuest() {
        return account.owner().guest();
    }

    CustomerProfile profile() {
        return account.profile();
    }

    CustomerStatistics statistics() {
        return account.statistics();
    }

    Balance balance() {
        return account.balance();
    }

    List<Lot> lots() {
        return account.lots();
    }

    TierStatus tierStatus() {
        return account.tierStatus();
    }

    /** Applies a ledger entry. */
    void apply(LedgerEntry entry) {
        account = account.apply(entry);
    }

    void changeProfile(UnaryOperator<CustomerProfile> change) {
        account = account.withProfile(change.apply(account.profile()));
    }

    void changeStatistics(UnaryOperator<CustomerStatistics> change) {
        account = account.withStatistics(change.apply(account.statistics()));
    }

    void changeTierStatus(UnaryOperator<TierStatus> change) {
        account = account.withTierStatus(change.apply(account.tierStatus()));
    }

    /** Records an activity of the customer. Guests have no inactivity timers. */
    void recordActivity(Instant at) {
        if (!isGuest()) {
            account = account.withActivity(account.activity().withActivity(at));
        }
    }

    /** Records that the birthday became known or changed, which starts its timer. */
    void recordBirthdayKnown(Instant at) {
        account = account.withActivity(account.activity().withBirthdayKnownAt(at));
    }

    /** Records the sign-up, which starts the timer of its anniversaries. */
    void recordSignUp(Instant at, int passedYear) {
        account = account.withActivity(account.activity().withSignUp(at, passedYear));
    }

    void recordAnniversary(int year) {
        account = account.withActivity(account.activity().withAnniversary(year));
    }

    void recordBirthday(int year) {
        account = account.withActivity(account.activity().withBirthday(year));
    }

    void recordInactivity(int days, Instant at) {
        account = account.withActivity(account.activity().withInactivity(days, at));
    }

    void changeLimitUsage(UnaryOperator<LimitUsage> change) {
        account = account.withLimitUsage(change.apply(account.limitUsage()));
    }

    void scheduleRelease(Timer.Release release) {
        account = account.withRelease(release);
    }

    /** Lowers the points that an accrual's release timer will make available. */
    void lowerRelease(EntryId accrualId, long points) {
        account = account.withLowerRelease(accrualId, points);
    }

    void cancelRelease(EntryId accrualId) {
        account = account.withoutRelease(accrualId);
    }

    void scheduleParkedEventTimeout(String orderId, Instant until) {
        account = account.withParkedEvents(orderId, until);
    }

    void cancelParkedEventTimeout(String orderId) {
        account = account.withoutParkedEvents(orderId);
    }

    /** Advances the account's time to an instant; it never goes back. */
    void advanceTo(Instant instant) {
        account = account.advancedTo(instant);
    }

    /** Counts one more balance record if its content has changed; returns whether it has. */
    boolean countBalanceRecord() {
        boolean changed = account.balanceRecordDiffersFrom(stored);
        if (changed) {
            account = account.withNextBalanceRecord();
        }
        return changed;
    }

    /** Returns whether the account must be stored. A guest's account is stored only for its timers. */
    boolean isChanged() {
        return account != stored && (!isGuest() || !account.timers().equals(stored.timers()));
    }
}
