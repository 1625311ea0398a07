package dev.rewardsync.bench.contender;

/** A customer's points in the plain programs, which keep all accounts in a map on the heap. */
final class InMemoryAccount {
    private long pending;
    private long earned;
    private long sequence;

    void earn(long points) {
        pending += points;
        earned += points;
        sequence++;
    }

    long pending() {
        return pending;
    }

    long earned() {
        return earned;
    }

    long sequence() {
        return sequence;
    }
}
