package dev.rewardsync.store;

import dev.rewardsync.account.AccountOwner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * The keys of the stores. An owner's key begins all of the owner's own; keys that begin with a time are in its order
 * when compared byte by byte.
 */
public final class StateKeys {

    private static final byte CUSTOMER = 'c';
    private static final byte GUEST = 'g';
    private static final int MOMENT_BYTES = Long.BYTES + Integer.BYTES;

    private StateKeys() {}

    /** Who: one byte for customer or guest, then the id. */
    public static byte[] owner(AccountOwner owner) {
        byte[] id = owner.id().getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[1 + id.length];
        key[0] = owner.guest() ? GUEST : CUSTOMER;
        System.arraycopy(id, 0, key, 1, id.length);
        return key;
    }

    /** Something of an owner's: the length of the owner's id first, so that no two are the same. */
    public static byte[] ofOwner(AccountOwner owner, String id) {
        byte[] ownerKey = owner(owner);
        byte[] ownId = id.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Short.BYTES + ownerKey.length + ownId.length)
                .putShort((short) ownerKey.length)
                .put(ownerKey)
                .put(ownId)
                .array();
    }

    /** The owner in a key of {@link #ofOwner}. */
    public static AccountOwner ownerIn(byte[] keyOfOwner) {
        int length = ByteBuffer.wrap(keyOfOwner).getShort();
        return owner(Arrays.copyOfRange(keyOfOwner, Short.BYTES, Short.BYTES + length));
    }

    /** What is the owner's in a key of {@link #ofOwner}. */
    public static String idIn(byte[] keyOfOwner) {
        int from = Short.BYTES + ByteBuffer.wrap(keyOfOwner).getShort();
        return new String(keyOfOwner, from, keyOfOwner.length - from, StandardCharsets.UTF_8);
    }

    /** A moment, then an owner. */
    public static byte[] due(Instant at, AccountOwner owner) {
        byte[] ownerKey = owner(owner);
        return moment(at, ownerKey.length).put(ownerKey).array();
    }

    /** The smallest key of {@link #due} that is not before a moment. */
    public static byte[] dueFrom(Instant at) {
        return moment(at, 0).array();
    }

    /** The moment in a key of {@link #due}. */
    public static Instant dueAt(byte[] dueKey) {
        ByteBuffer buffer = ByteBuffer.wrap(dueKey);
        return Instant.ofEpochSecond(buffer.getLong() ^ Long.MIN_VALUE, buffer.getInt());
    }

    /** The owner in a key of {@link #due}. */
    public static AccountOwner dueOwner(byte[] dueKey) {
        return owner(Arrays.copyOfRange(dueKey, MOMENT_BYTES, dueKey.length));
    }

    /** A kind of entry, a day since 1970, then what is kept under the day. */
    public static byte[] ofDay(byte kind, long day, byte[] rest) {
        return ByteBuffer.allocate(1 + Long.BYTES + rest.length)
                .put(kind)
                .putLong(day ^ Long.MIN_VALUE)
                .put(rest)
                .array();
    }

    /** The day in a key of {@link #ofDay}. */
    public static long dayIn(byte[] dayKey) {
        return ByteBuffer.wrap(dayKey, 1, Long.BYTES).getLong() ^ Long.MIN_VALUE;
    }

    /** What is kept under the day in a key of {@link #ofDay}. */
    public static byte[] restIn(byte[] dayKey) {
        return Arrays.copyOfRange(dayKey, 1 + Long.BYTES, dayKey.length);
    }

    private static ByteBuffer moment(Instant at, int more) {
        return ByteBuffer.allocate(MOMENT_BYTES + more)
                .putLong(at.getEpochSecond() ^ Long.MIN_VALUE)
                .putInt(at.getNano());
    }

    /** The owner in a key of {@link #owner(Owner)}. */
    public static AccountOwner owner(byte[] ownerKey) {
        String id = new String(ownerKey, 1, ownerKey.length - 1, StandardCharsets.UTF_8);
        return ownerKey[0] == GUEST ? AccountOwner.guest(id) : AccountOwner.customer(id);
    }
}
