package dev.rewardsync.account;

/**
 * How many records were written of an account, to number the next one.
 *
 * @param entries ledger entries
 * @param balances balance records
 */
public record Numbering(long entries, long balances) {

    /** Nothing written yet. */
    public static final Numbering NONE = new Numbering(0, 0);

    /** One more balance record. */
    Numbering withNextBalance() {
        return new Numbering(entries, balances + 1);
    }

    /** The entry of a sequence written. */
    Numbering withEntry(long sequence) {
        return new Numbering(sequence, balances);
    }
}
