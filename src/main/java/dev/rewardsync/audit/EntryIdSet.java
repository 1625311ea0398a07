package dev.rewardsync.audit;

import java.util.Arrays;

/**
 * A compact set of a customer's entry ids, which stores a 64-bit hash of each id. It needs about an eighth of the
 * memory of the ids. The expected number of hash collisions is about one in 10,000,000,000,000 customers with 1,000
 * entries each.
 */
final class EntryIdSet {

    private static final long[] NONE = {};
    private static final int INITIAL_CAPACITY = 8;
    /** The FNV-1a prime for 64 bits. */
    private static final long PRIME = 0x100000001B3L;
    /** 2^64 divided by the golden ratio, the multiplier of Fibonacci hashing. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Sorted. */
    private long[] hashes = NONE;

    private int count;

    /** Adds an id; returns false if it is already present. */
    boolean add(String id) {
        long hash = hash(id);
        int at = Arrays.binarySearch(hashes, 0, count, hash);
        if (at >= 0) {
            return false;
        }
        int insertionPoint = -at - 1;
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(INITIAL_CAPACITY, count + count / 2));
        }
        System.arraycopy(hashes, insertionPoint, hashes, insertionPoint + 1, count - insertionPoint);
        hashes[insertionPoint] = hash;
        count++;
        return true;
    }

    /** Removes an id if it is present. */
    void remove(String id) {
        int at = Arrays.binarySearch(hashes, 0, count, hash(id));
        if (at >= 0) {
            System.arraycopy(hashes, at + 1, hashes, at, count - at - 1);
            count--;
        }
    }

    int count() {
        return count;
    }

    private static long hash(String id) {
        long hash = id.length();
        for (int index = 0; index < id.length(); index++) {
            hash = (hash ^ id.charAt(index)) * PRIME;
            hash ^= hash >>> 29;
        }
        hash *= MIX;
        return hash ^ hash >>> 32;
    }
}
