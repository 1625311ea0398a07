package dev.rewardsync.audit;

import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.audit.AuditFinding.Kind;
import dev.rewardsync.audit.ReportedBalance.NextExpiry;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import org.jspecify.annotations.Nullable;

/**
 * The books of one customer: the ledger's entries, summed up one by one, and the latest balance.
 *
 * <p>Where an entry is missing, the sums go on from what the next one says; what the missing one would be needed for is
 * not proved any more. Sums may overflow and still be compared: what is wrong with them then is wrong with the books.
 */
final class CustomerAudit {

    private static final Balance NONE = Balance.ZERO;

    private final String customerId;
    private final AuditFindings findings;

    private final EntryIdSet entryIds = new EntryIdSet();
    private final LotBalances lots = new LotBalances();
    private String place = "";
    private long sequence;
    private Balance sums = NONE;
    private LifetimePoints lifetime = LifetimePoints.NONE;
    private long lastEmpty = -1;
    /** By how much entries differed from the sums so far, so that each difference is told once. */
    private Balance balanceOff = NONE;

    private long lotsOff;

    /** Whether all entries could be read. */
    private boolean whole = true;

    private boolean resuming;
    private boolean entriesErased;

    private @Nullable ReportedBalance balance;
    private String balancePlace = "";
    private boolean balanceErased;
    private boolean balanceUnreadable;

    CustomerAudit(String customerId, AuditFindings findings) {
        this.customerId = customerId;
        this.findings = findings;
    }

    /** Takes the next entry; false where it is one that was taken before. */
    boolean take(String at, LedgerEntry entry) {
        if (!entryIds.add(entry.entryId())) {
            found(Kind.REPEATED, at, entry, "expected once, is there again");
            return false;
        }
        place = at;
        follow(entry);
        long pendingBefore = sums.pending();
        sums = new Balance(sums.available() + entry.available(), sums.pending() + entry.pending());
        lifetime = after(entry);
        if (sums.available() <= 0) {
            lastEmpty = sequence;
        }
        proveBalance(entry);
        proveMove(entry, pendingBefore);
        if (whole) {
            proveLots(entry);
        }
        return true;
    }

    private void follow(LedgerEntry entry) {
        boolean follows = entry.sequence() == sequence + 1;
        if (!follows && !resuming) {
            found(Kind.SEQUENCE, place, entry, "expected number %d, got %d".formatted(sequence + 1, entry.sequence()));
        }
        if (!follows || resuming) {
            whole = false;
            resuming = false;
            balanceOff = NONE;
            sums = new Balance(
                    entry.balance().available() - entry.available(),
                    entry.balance().pending() - entry.pending());
        }
        sequence = entry.sequence();
    }

    private LifetimePoints after(LedgerEntry entry) {
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

    private void proveMove(LedgerEntry entry, long pendingBefore) {
        if (sums.pending() < 0 && pendingBefore >= 0) {
            found(
                    Kind.PENDING,
                    place,
                    entry,
                    "expected at most %d of pending, takes %d".formatted(pendingBefore, -entry.pending()));
        }
        if (entry.type() == EntryType.RELEASE && entry.available() != -entry.pending()) {
            found(
                    Kind.RELEASE,
                    place,
                    entry,
                    "expected %d available, got %d".formatted(-entry.pending(), entry.available()));
        }
    }

    private void proveBalance(LedgerEntry entry) {
        Balance stated = entry.balance();
        Balance off = new Balance(stated.available() - sums.available(), stated.pending() - sums.pending());
        if (!off.equals(NONE) && !off.equals(balanceOff)) {
            found(Kind.ENTRY_BALANCE, place, entry, "expected %s after it, got %s".formatted(text(sums), text(stated)));
        }
        balanceOff = off;
    }

    private void proveLots(LedgerEntry entry) {
        for (LotChange change : entry.lots()) {
            long left = lots.change(change);
            if (left < 0 && change.points() < 0) {
                found(
                        Kind.LOT,
                        place,
                        entry,
                        "expected at most %d from lot %s, takes %d"
                                .formatted(Math.max(0, left - change.points()), change.lotId(), -change.points()));
            }
        }
        long expected = Math.max(0, sums.available());
        long off = lots.points() - expected;
        if (off != 0 && off != lotsOff) {
            found(
                    Kind.LOTS,
                    place,
                    entry,
                    "expected %d points in lots after it, got %d".formatted(expected, lots.points()));
        }
        lotsOff = off;
    }

    /** Takes it that an entry was there, or something in its place, which can't be read. */
    void missEntry(String at) {
        place = at;
        whole = false;
        resuming = true;
    }

    void eraseEntry(String entryId) {
        entryIds.remove(entryId);
        entriesErased = true;
    }

    /** Takes a balance in place of the one before. */
    void take(String at, ReportedBalance stated) {
        balance = stated;
        balancePlace = at;
        balanceErased = false;
        balanceUnreadable = false;
    }

    /** Takes it that a balance is there which can't be read. */
    void missBalance() {
        balance = null;
        balanceErased = false;
        balanceUnreadable = true;
    }

    void eraseBalance(String at) {
        balance = null;
        balancePlace = at;
        balanceErased = true;
        balanceUnreadable = false;
    }

    /** Whether the customer was erased, be it in part. */
    boolean isErased() {
        return entriesErased || balanceErased;
    }

    /** Whether the sums are those of all that was booked. */
    boolean isWhole() {
        return whole && !isErased();
    }

    /** Whether the customer had nothing to spend after some entry from this one on. */
    boolean wasEmptySince(long number) {
        return lastEmpty >= number;
    }

    String customerId() {
        return customerId;
    }

    int entryCount() {
        return entryIds.count();
    }

    /** Proves what can be proved only once all is read. */
    void conclude() {
        if (isErased()) {
            proveErasure();
        } else if (balance != null) {
            prove(balance);
        } else if (sequence > 0 && !balanceUnreadable) {
            findings.add(Kind.NO_BALANCE, place, about(), "expected a balance of %s, found none".formatted(text(sums)));
        }
    }

    private void proveErasure() {
        if (entryIds.count() > 0) {
            findings.add(
                    Kind.ERASURE,
                    place,
                    about(),
                    "expected no entries of a customer who was erased, %,d are left".formatted(entryIds.count()));
        }
        if (balance != null) {
            findings.add(
                    Kind.ERASURE,
                    balancePlace,
                    about(),
                    "expected no balance of a customer who was erased, one is left");
        }
    }

    private void prove(ReportedBalance stated) {
        if (resuming) {
            return;
        }
        if (sequence == 0 && stated.sequence() > 0) {
            findings.add(
                    Kind.NO_ENTRIES,
                    balancePlace,
                    about(),
                    "expected entries up to number %d behind it, found none".formatted(stated.sequence()));
            return;
        }
        Differences differences = new Differences()
                .of("sequence", sequence, stated.sequence())
                .of("available", sums.available(), stated.balance().available())
                .of("pending", sums.pending(), stated.balance().pending());
        if (whole) {
            differences
                    .of("earned", lifetime.earned(), stated.lifetime().earned())
                    .of("spent", lifetime.spent(), stated.lifetime().spent())
                    .of("expired", lifetime.expired(), stated.lifetime().expired());
            if (!lots.agreeWith(stated.nextExpiry())) {
                differences.add("nextExpiry", text(lots.nextExpiry()), text(stated.nextExpiry()));
            }
        }
        differences.addTo(findings, Kind.BALANCE, balancePlace, about());
    }

    /** What the ledger comes to, for whoever compares it with figures of their own. */
    CustomerTotals figures() {
        return new CustomerTotals(sums, lifetime);
    }

    String about() {
        return "customer " + customerId;
    }

    private void found(Kind kind, String at, LedgerEntry entry, String text) {
        findings.add(kind, at, about(), "entry " + entry.entryId() + ": " + text);
    }

    private static String text(Balance balance) {
        return "%d available and %d pending".formatted(balance.available(), balance.pending());
    }

    private static String text(@Nullable NextExpiry expiry) {
        return expiry == null ? "none" : "%d at %s".formatted(expiry.points(), expiry.at());
    }
}
