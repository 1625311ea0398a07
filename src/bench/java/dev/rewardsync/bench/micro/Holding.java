package dev.rewardsync.bench.micro;

/** What Drools' rules tell: which conditions hold, a bit for each. Public, since Drools compiles what calls it. */
public final class Holding {

    private int bits;

    /** The condition of a number holds. */
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
