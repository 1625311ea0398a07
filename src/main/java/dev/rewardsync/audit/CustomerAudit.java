package dev.rewardsync.audit;

import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.audit.AuditFinding.FindingKind;
import dev.rewardsync.audit.ReportedBalance.ReportedExpiry;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import org.jspecify.annotations.Nullable;

/**
 * The audit of one customer: sums up the ledger entries and compares them with the latest balance.
 *
 * <p>After a missing entry, the sums continue from the balance in the next entry, and checks that need all entries are
 * skipped. Sums may overflow: wrapped sums are compared with values that wrapped in the same way.
 */
final class CustomerAudit {

    private static final Balance NONE = Balance.ZERO;

    private final String customerId;
    private final AuditFindings findings;

    private final EntryIdSet entryIds = new EntryIdSet();
    private final LotBalances lots = new LotBalances();
    private String lastLocation = "";
    private long sequence;
    private Balance sums = NONE;
    private LifetimePoints lifetime = LifetimePoints.NONE;
    private long lastEmptySequence = -1;
    /** The last reported differences from the sums, so that each difference is reported once. */
    private Balance balanceDifference = NONE;

    private long lotsDifference;

    /** Whether all entries were read. */
    private boolean complete = true;

    private boolean afterUnreadable;
    private boolean entriesErased;

    private @Nullable ReportedBalance balance;
    private String balanceLocation = "";
    private boolean balanceErased;
    private boolean balanceUnreadable;

    CustomerAudit(String customerId, AuditFindings findings) {
        this.customerId = customerId;
        this.findings = findings;
    }

    /** Adds the next entry; returns false if an entry with the same id was added before. */
    boolean addEntry(String location, LedgerEntry entry) {
        if (!entryIds.add(entry.entryId().text())) {
            addFinding(FindingKind.REPEATED, location, entry, "expected once, is there again");
            return false;
        }
        lastLocation = location;
        checkSequence(entry);
        long pendingBefore = sums.pending();
        sums = new Balance(sums.available() + entry.available(), sums.pending() + entry.pending());
        lifetime = lifetimeAfter(entry);
        if (sums.available() <= 0) {
            lastEmptySequence = sequence;
        }
        checkEntryBalance(entry);
        checkPendingAndRelease(entry, pendingBefore);
        if (complete) {
            checkLots(entry);
        }
        return true;
    }

    private void checkSequence(LedgerEntry entry) {
        boolean isNext = entry.sequence() == sequence + 1;
        if (!isNext && !afterUnreadable) {
            addFinding(
                    FindingKind.SEQUENCE,
                    lastLocation,
                    entry,
                    "expected number %d, got %d".formatted(sequence + 1, entry.sequence()));
        }
        if (!isNext || afterUnreadable) {
            complete = false;
            afterUnreadable = false;
            balanceDifference = NONE;
            sums = new Balance(
                    entry.balance().available() - entry.available(),
                    entry.balance().pending() - entry.pending());
        }
        sequence = entry.sequence();
    }

    private LifetimePoints lifetimeAfter(LedgerEntry entry) {
        long change = entry.available() + entry.pending();
        return switch (entry.type()) {
            case ACCRUAL, REVERSAL ->
                new LifetimePoints(lifetime.earned() + change, lifetime.spent(), lifetime.expired());
            case REDEMPTION, RESTORATION ->
                new LifetimePoints(lifetime.earned(), lifetime.spent() - change, lifetime.expired());
            case EXPIRY -> new LifetimePoints(lifetime.earned(), lifetime.spent(), lifetime.expired() - change);
            case RELEASE, ADJUSTMENT -> lifetime;
        };
    }

    private void checkPendingAndRelease(LedgerEntry entry, long pendingBefore) {
        if (sums.pending() < 0 && pendingBefore >= 0) {
            addFinding(
                    FindingKind.PENDING,
                    lastLocation,
                    entry,
                    "expected at most %d of pending, takes %d".formatted(pendingBefore, -entry.pending()));
        }
        if (entry.type() == EntryType.RELEASE && entry.available() != -entry.pending()) {
            addFinding(
                    FindingKind.RELEASE,
                    lastLocation,
                    entry,
                    "expected %d available, got %d".formatted(-entry.pending(), entry.available()));
        }
    }

    private void checkEntryBalance(LedgerEntry entry) {
        Balance reported = entry.balance();
        Balance difference = new Balance(reported.available() - sums.available(), reported.pending() - sums.pending());
        if (!difference.equals(NONE) && !difference.equals(balanceDifference)) {
            addFinding(
                    FindingKind.ENTRY_BALANCE,
                    lastLocation,
                    entry,
                    "expected %s after it, got %s".formatted(text(sums), text(reported)));
        }
        balanceDifference = difference;
    }

    private void checkLots(LedgerEntry entry) {
        for (LotChange change : entry.lots()) {
            long remaining = lots.apply(change);
            if (remaining < 0 && change.points() < 0) {
                long most = Math.max(0, remaining - change.points());
                String text = "expected at most %d from lot %s, takes %d"
                        .formatted(most, change.lotId().text(), -change.points());
                addFinding(FindingKind.LOT, lastLocation, entry, text);
            }
        }
        long expected = Math.max(0, sums.available());
        long difference = lots.points() - expected;
        if (difference != 0 && difference != lotsDifference) {
            addFinding(
                    FindingKind.LOTS,
                    lastLocation,
                    entry,
                    "expected %d points in lots after it, got %d".formatted(expected, lots.points()));
        }
        lotsDifference = difference;
    }

    /** Adds an entry that cannot be read. */
    void addUnreadableEntry(String location) {
        lastLocation = location;
        complete = false;
        afterUnreadable = true;
    }

    /** Removes an entry that was erased. */
    void eraseEntry(String entryId) {
        entryIds.remove(entryId);
        entriesErased = true;
    }

    /** Replaces the balance. */
    void setBalance(String location, ReportedBalance reported) {
        balance = reported;
        balanceLocation = location;
        balanceErased = false;
        balanceUnreadable = false;
    }

    /** Replaces the balance by one that cannot be read. */
    void setUnreadableBalance() {
        balance = null;
        balanceErased = false;
        balanceUnreadable = true;
    }

    /** Removes the balance, which was erased. */
    void eraseBalance(String location) {
        balance = null;
        balanceLocation = location;
        balanceErased = true;
        balanceUnreadable = false;
    }

    /** Returns whether any data of the customer was erased. */
    boolean isErased() {
        return entriesErased || balanceErased;
    }

    /** Returns whether the sums include all entries. */
    boolean isComplete() {
        return complete && !isErased();
    }

    /** Returns whether the available balance was 0 or less after an entry with this sequence or a later one. */
    boolean wasEmptySince(long fromSequence) {
        return lastEmptySequence >= fromSequence;
    }

    String customerId() {
        return customerId;
    }

    /** Performs the checks that need all records. */
    void finish() {
        if (isErased()) {
            checkErasure();
        } else if (balance != null) {
            checkBalance(balance);
        } else if (sequence > 0 && !balanceUnreadable) {
            findings.add(
                    FindingKind.NO_BALANCE,
                    lastLocation,
                    subject(),
                    "expected a balance of %s, found none".formatted(text(sums)));
        }
    }

    private void checkErasure() {
        if (entryIds.count() > 0) {
            findings.add(
                    FindingKind.ERASURE,
                    lastLocation,
                    subject(),
                    "expected no entries of a customer who was erased, %,d are left".formatted(entryIds.count()));
        }
        if (balance != null) {
            findings.add(
                    FindingKind.ERASURE,
                    balanceLocation,
                    subject(),
                    "expected no balance of a customer who was erased, one is left");
        }
    }

    private void checkBalance(ReportedBalance reported) {
        if (afterUnreadable) {
            return;
        }
        if (sequence == 0 && reported.sequence() > 0) {
            findings.add(
                    FindingKind.NO_ENTRIES,
                    balanceLocation,
                    subject(),
                    "expected entries up to number %d, found none".formatted(reported.sequence()));
            return;
        }
        Differences differences = new Differences()
                .compare("sequence", sequence, reported.sequence())
                .compare("available", sums.available(), reported.balance().available())
                .compare("pending", sums.pending(), reported.balance().pending());
        if (complete) {
            differences
                    .compare("earned", lifetime.earned(), reported.lifetime().earned())
                    .compare("spent", lifetime.spent(), reported.lifetime().spent())
                    .compare("expired", lifetime.expired(), reported.lifetime().expired());
            if (!lots.isPossibleNextExpiry(reported.nextExpiry())) {
                differences.add("nextExpiry", text(lots.nextExpiry()), text(reported.nextExpiry()));
            }
        }
        differences.addTo(findings, FindingKind.BALANCE, balanceLocation, subject());
    }

    /** Returns the sums of the entries. */
    CustomerTotals totals() {
        return new CustomerTotals(sums, lifetime);
    }

    String subject() {
        return "customer " + customerId;
    }

    private void addFinding(FindingKind kind, String location, LedgerEntry entry, String text) {
        findings.add(kind, location, subject(), "entry " + entry.entryId().text() + ": " + text);
    }

    private static String text(Balance balance) {
        return "%d available and %d pending".formatted(balance.available(), balance.pending());
    }

    private static String text(@Nullable ReportedExpiry expiry) {
        return expiry == null ? "none" : "%d at %s".formatted(expiry.points(), expiry.at());
    }
}
