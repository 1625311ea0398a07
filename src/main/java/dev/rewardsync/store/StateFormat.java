package dev.rewardsync.store;

import java.time.DateTimeException;
import java.util.Collections;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The format of one kind of stored values: a reader for every version that may still be stored, and a writer of the
 * newest.
 *
 * <p>The first byte of a value is its version. The reader of a released version never changes. A new layout gets the
 * next version and its own reader, and raises {@link StateVersion#STATE_FORMAT}; values of older versions are
 * rewritten in the newest one whenever they change. Parts such as accruals or source records have the version of the
 * value that contains them. A reader of several versions asks {@link StateReader#hasPartsSince} for parts that a version
 * added.
 *
 * @param <K> the parts of the value that are in its key, such as the owner of an account
 */
final class StateFormat<K, T> {

    private final String kind;
    private final BiConsumer<StateWriter, T> writer;
    private final Map<Integer, VersionReader<K, T>> readers;
    private final int newest;

    /**
     * Creates a format.
     *
     * @param kind the kind of values, for messages
     * @param writer writes the newest version
     * @param readers by version, 1 to 127
     */
    StateFormat(String kind, BiConsumer<StateWriter, T> writer, Map<Integer, VersionReader<K, T>> readers) {
        this.kind = kind;
        this.writer = writer;
        this.readers = Map.copyOf(readers);
        this.newest = Collections.max(readers.keySet());
    }

    /** The key of values that have no part in their key. */
    enum NoKey {
        NONE
    }

    /** Reads the values of one version. */
    interface VersionReader<K, T> {

        /** Reads a value from the byte after its version. */
        T read(K key, StateReader in);
    }

    /** Returns the kind of values, for messages. */
    String kind() {
        return kind;
    }

    /** Returns the version that is written. */
    int newest() {
        return newest;
    }

    /** Returns a value as bytes, in the newest version. */
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
            T value = readerOf(in.valueVersion()).read(key, in);
            if (in.remaining() != 0) {
                throw new UnreadableStateException(
                        "the stored %s has %d bytes too many".formatted(kind, in.remaining()));
            }
            return value;
        } catch (IndexOutOfBoundsException | ArithmeticException | DateTimeException | NumberFormatException e) {
            throw new UnreadableStateException("the stored " + kind + " is damaged", e);
        }
    }

    private VersionReader<K, T> readerOf(int version) {
        VersionReader<K, T> reader = readers.get(version);
        if (reader != null) {
            return reader;
        }
        if (version > newest) {
            throw new NewerStateException("The stored " + kind, "format " + version, Integer.toString(newest));
        }
        throw new UnreadableStateException(
                "the stored %s has format %d, which this version no longer reads; upgrade by way of a version that does"
                        .formatted(kind, version));
    }
}
