package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.account.DailyAward;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.account.Timer;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The customer's account while a decision changes it. Points change by {@link #apply} alone; each other method is one kind
 * of change. {@link #snapshot} is the account as it stands.
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

    /** Applies a ledger entry: the only change of points. */
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

    /** Records that the customer did something. Guests have no inactivity. */
    void recordActivity(Instant at) {
        if (!isGuest()) {
            account = account.withActivity(account.activity().active(at));
        }
    }

    /** Starts the yearly birthday timer, since the birthday became known or changed. */
    void learnBirthday(Instant at) {
        account = account.withActivity(account.activity().knowingBirthday(at));
    }

    void recordBirthday(int year) {
        account = account.withActivity(account.activity().celebrated(year));
    }

    void recordInactivity(int days, Instant at) {
        account = account.withActivity(account.activity().silentFor(days, at));
    }

    void replaceDailyAwards(List<DailyAward> awards) {
        account = account.withDailyAwards(awards);
    }

    void scheduleRelease(Timer.Release release) {
        account = account.withRelease(release);
    }

    /** Lowers the points that an accrual's release timer will make available. */
    void lowerRelease(String accrualId, long points) {
        account = account.releasingLess(accrualId, points);
    }

    void cancelRelease(String accrualId) {
        account = account.withoutRelease(accrualId);
    }

    void awaitOrder(String orderId, Instant until) {
        account = account.withParkedEvents(orderId, until);
    }

    void stopAwaitingOrder(String orderId) {
        account = account.withoutParkedEvents(orderId);
    }

    /** Moves the account's time on; it never goes back. */
    void settledTo(Instant instant) {
        account = account.settledTo(instant);
    }

    /** Counts one more balance record if anything in it changed; returns whether it did. */
    boolean countBalanceRecord() {
        boolean changed = account.hasOtherBalanceThan(stored);
        if (changed) {
            account = account.withNextBalanceRecord();
        }
        return changed;
    }

    /** Returns whether the account has to be stored. A guest's has only timers worth storing. */
    boolean isChanged() {
        return account != stored && (!isGuest() || !account.timers().equals(stored.timers()));
    }
}
