package dev.rewardsync.store;

import java.time.DateTimeException;
import java.util.Collections;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The format of one kind of stored values: a reader for every version that may still be stored, and a writer of the newest.
 *
 * <p>The first octet of a value is its version. The reader of a released version never changes. A new layout gets the next
 * version and a reader of its own, and raises {@link StateVersion#STATE_FORMAT}; values of older versions are rewritten in
 * the newest one whenever they change. Parts such as accruals or source records have the version of the value around them.
 *
 * @param <K> what the key in the store says of the value already, such as the owner of an account
 */
final class StateFormat<K, T> {

    private final String what;
    private final BiConsumer<StateWriter, T> writer;
    private final Map<Integer, Reader<K, T>> readers;
    private final int newest;

    /**
     * Creates a format.
     *
     * @param what the kind of values, for messages
     * @param writer writes the newest version
     * @param readers by version, 1 to 127
     */
    StateFormat(String what, BiConsumer<StateWriter, T> writer, Map<Integer, Reader<K, T>> readers) {
        this.what = what;
        this.writer = writer;
        this.readers = Map.copyOf(readers);
        this.newest = Collections.max(readers.keySet());
    }

    /** The key of values whose key says nothing of them. */
    enum NoKey {
        NONE
    }

    /** Reads the values of one version. */
    interface Reader<K, T> {

        /** Reads a value from the octet after its version. */
        T read(K key, StateReader in);
    }

    /** The kind of values. */
    String what() {
        return what;
    }

    /** The version that is written. */
    int newest() {
        return newest;
    }

    /** Returns a value's bytes, in the newest version. */
    byte[] write(T value) {
        StateWriter out = new StateWriter().octet(newest);
        writer.accept(out, value);
        return out.toByteArray();
    }

    /**
     * Reads a whole value of any version that has a reader.
     *
     * @throws NewerStateException if a newer version of RewardSync wrote it
     * @throws UnreadableStateException if it is damaged, or of a version that is no longer read
     */
    T read(K key, byte[] bytes) {
        StateReader in = new StateReader(bytes);
        try {
            T value = readerOf(in.octet()).read(key, in);
            if (in.remaining() != 0) {
                throw new UnreadableStateException(
                        "the stored %s has %d bytes too many".formatted(what, in.remaining()));
            }
            return value;
        } catch (IndexOutOfBoundsException | ArithmeticException | DateTimeException | NumberFormatException e) {
            throw new UnreadableStateException("the stored " + what + " is damaged", e);
        }
    }

    private Reader<K, T> readerOf(int version) {
        Reader<K, T> reader = readers.get(version);
        if (reader != null) {
            return reader;
        }
        if (version > newest) {
            throw new NewerStateException("The stored " + what, "format " + version, Integer.toString(newest));
        }
        throw new UnreadableStateException(
                "the stored %s has format %d, which this version no longer reads; upgrade by way of a version that does"
                        .formatted(what, version));
    }
}
