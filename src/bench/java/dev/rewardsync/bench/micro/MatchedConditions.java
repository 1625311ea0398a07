package dev.rewardsync.bench.micro;

/** Collects the conditions that are true. Public, because classes that Drools generates call it. */
public final class MatchedConditions {

    private int bits;

    /** Adds the condition with an ordinal. */
    public void add(int condition) {
        bits |= 1 << condition;
    }

    void clear() {
        bits = 0;
    }

    int bits() {
        return bits;
    }
}
