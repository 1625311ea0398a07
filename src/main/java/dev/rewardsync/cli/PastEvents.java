package dev.rewardsync.cli;

import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.offline.OfflineRecord;
import java.io.IOException;
import java.util.function.Predicate;

/** Past events that can be read more than once. */
interface PastEvents {

    /** Receives the events in order. */
    interface Receiver {
        void receive(OfflineRecord record) throws IOException;
    }

    /**
     * Reads the events in order.
     *
     * @param filter whether an event with these bytes, or a line that contains it, is needed
     */
    void read(Predicate<byte[]> filter, Receiver receiver) throws IOException;

    /** Returns where an event is, for messages. */
    String place(SourceRecord source);

    /** Returns the number of lines that are not records of an input topic. */
    long invalidLines();
}
