package dev.rewardsync.account;

/**
 * How many records were written of an account, to number the next one.
 *
 * @param entries ledger entries
 * @param balances balance records
 */
public record RecordNumbers(long entries, long balances) {

    /** Nothing written yet. */
    public static final RecordNumbers NONE = new RecordNumbers(0, 0);

    /** One more balance record. */
    RecordNumbers withNextBalance() {
        return new RecordNumbers(entries, balances + 1);
    }

    /** The entry of a sequence written. */
    RecordNumbers withEntry(long sequence) {
        return new RecordNumbers(sequence, balances);
    }
}
