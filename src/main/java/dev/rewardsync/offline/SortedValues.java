package dev.rewardsync.offline;

/** Values in the order of their stored keys, compared as unsigned bytes. */
interface SortedValues<V> extends AutoCloseable {

    /** Moves to the next value; returns false if there is none. */
    boolean next();

    /** Returns the key of the current value. */
    byte[] storedKey();

    /** Returns the current value. */
    V value();

    @Override
    void close();
}
