package dev.rewardsync.account;

/**
 * The numbers of output records written for an account. The next record continues them.
 *
 * @param entries number of ledger entries
 * @param balances number of balance records
 */
public record RecordNumbers(long entries, long balances) {

    /** No records. */
    public static final RecordNumbers NONE = new RecordNumbers(0, 0);

    /** Returns these numbers after one more balance record. */
    RecordNumbers withNextBalance() {
        return new RecordNumbers(entries, balances + 1);
    }

    /** Returns these numbers after the ledger entry of a sequence. */
    RecordNumbers withEntry(long sequence) {
        return new RecordNumbers(sequence, balances);
    }
}
