package dev.rewardsync.audit;

import java.util.Arrays;

/**
 * The ids of a customer's entries, 64 bits of each: enough to tell them apart, in an eighth of the room. Two different
 * ids of one customer look the same once in some 10,000,000,000,000 customers with 1,000 entries each.
 */
final class EntryIdSet {

    private static final long[] NONE = {};
    private static final int ROOM_AT_FIRST = 8;
    private static final long PRIME = 0x100000001B3L;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** In order of size. */
    private long[] marks = NONE;

    private int count;

    /** Adds an id; false where it is there already. */
    boolean add(String id) {
        long mark = mark(id);
        int at = Arrays.binarySearch(marks, 0, count, mark);
        if (at >= 0) {
            return false;
        }
        int place = -at - 1;
        if (count == marks.length) {
            marks = Arrays.copyOf(marks, Math.max(ROOM_AT_FIRST, count + count / 2));
        }
        System.arraycopy(marks, place, marks, place + 1, count - place);
        marks[place] = mark;
        count++;
        return true;
    }

    /** Takes an id away, where it is there. */
    void remove(String id) {
        int at = Arrays.binarySearch(marks, 0, count, mark(id));
        if (at >= 0) {
            System.arraycopy(marks, at + 1, marks, at, count - at - 1);
            count--;
        }
    }

    int count() {
        return count;
    }

    private static long mark(String id) {
        long mark = id.length();
        for (int index = 0; index < id.length(); index++) {
            mark = (mark ^ id.charAt(index)) * PRIME;
            mark ^= mark >>> 29;
        }
        mark *= SPREAD;
        return mark ^ mark >>> 32;
    }
}
