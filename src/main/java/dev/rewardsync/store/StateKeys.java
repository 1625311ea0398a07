package dev.rewardsync.store;

import dev.rewardsync.account.AccountOwner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Builds and reads the keys of the stores. All keys of an owner's own values start with the owner. Keys that start
 * with a time sort by it as unsigned bytes.
 */
public final class StateKeys {

    private static final byte CUSTOMER = 'c';
    private static final byte GUEST = 'g';
    /** The length of an instant in a key. */
    public static final int INSTANT_BYTES = Long.BYTES + Integer.BYTES;

    private StateKeys() {}

    /** Returns the key of an owner: one byte for customer or guest, then the id. */
    public static byte[] owner(AccountOwner owner) {
        byte[] id = owner.id().getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[1 + id.length];
        key[0] = owner.guest() ? GUEST : CUSTOMER;
        System.arraycopy(id, 0, key, 1, id.length);
        return key;
    }

    /**
     * Returns the key of an owner's value: the length of the owner's key, that key, then the value's id. The length
     * keeps keys of different owners apart.
     */
    public static byte[] ofOwner(AccountOwner owner, String id) {
        byte[] ownerKey = owner(owner);
        byte[] ownId = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Short.BYTES + ownerKey.length + ownId.length)
                .putShort((short) ownerKey.length)
                .put(ownerKey)
                .put(ownId)
                .array();
    }

    /** Returns the owner in a key of {@link #ofOwner}. */
    public static AccountOwner ownerIn(byte[] keyOfOwner) {
        int length = ByteBuffer.wrap(keyOfOwner).getShort();
        return owner(Arrays.copyOfRange(keyOfOwner, Short.BYTES, Short.BYTES + length));
    }

    /** Returns the value's id in a key of {@link #ofOwner}. */
    public static String idIn(byte[] keyOfOwner) {
        int from = Short.BYTES + ByteBuffer.wrap(keyOfOwner).getShort();
        return new String(keyOfOwner, from, keyOfOwner.length - from, StandardCharsets.UTF_8);
    }

    /** Returns the key of an owner's timer: the instant, then the owner. */
    public static byte[] timer(Instant at, AccountOwner owner) {
        byte[] ownerKey = owner(owner);
        return instant(at, ownerKey.length).put(ownerKey).array();
    }

    /** Returns the smallest key of {@link #timer} that is not before an instant. */
    public static byte[] timersFrom(Instant at) {
        return instant(at, 0).array();
    }

    /** Returns the instant in a key of {@link #timer}. */
    public static Instant timerAt(byte[] timerKey) {
        ByteBuffer buffer = ByteBuffer.wrap(timerKey);
        return Instant.ofEpochSecond(buffer.getLong() ^ Long.MIN_VALUE, buffer.getInt());
    }

    /** Returns the owner in a key of {@link #timer}. */
    public static AccountOwner timerOwner(byte[] timerKey) {
        return owner(Arrays.copyOfRange(timerKey, INSTANT_BYTES, timerKey.length));
    }

    /** Returns a key that sorts by day: a kind, a day since 1970, then a suffix. */
    public static byte[] ofDay(byte kind, long day, byte[] suffix) {
        return ByteBuffer.allocate(1 + Long.BYTES + suffix.length)
                .put(kind)
                .putLong(day ^ Long.MIN_VALUE)
                .put(suffix)
                .array();
    }

    /** Returns the day in a key of {@link #ofDay}. */
    public static long dayIn(byte[] dayKey) {
        return ByteBuffer.wrap(dayKey, 1, Long.BYTES).getLong() ^ Long.MIN_VALUE;
    }

    /** Returns the suffix in a key of {@link #ofDay}. */
    public static byte[] suffixIn(byte[] dayKey) {
        return Arrays.copyOfRange(dayKey, 1 + Long.BYTES, dayKey.length);
    }

    /**
     * Returns a buffer that begins with an instant. Its bytes sort by the instant as unsigned bytes.
     *
     * @param more number of bytes that the caller adds
     */
    public static ByteBuffer instant(Instant at, int more) {
        return ByteBuffer.allocate(INSTANT_BYTES + more)
                .putLong(at.getEpochSecond() ^ Long.MIN_VALUE)
                .putInt(at.getNano());
    }

    /** Returns the owner in a key of {@link #owner(AccountOwner)}. */
    public static AccountOwner owner(byte[] ownerKey) {
        String id = new String(ownerKey, 1, ownerKey.length - 1, StandardCharsets.UTF_8);
        return ownerKey[0] == GUEST ? AccountOwner.guest(id) : AccountOwner.customer(id);
    }
}
