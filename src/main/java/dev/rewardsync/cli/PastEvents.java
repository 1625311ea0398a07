package dev.rewardsync.cli;

import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.simulation.EventPartitions.Receiver;
import java.io.IOException;
import java.util.function.Predicate;

/** Past events that can be read more than once. */
interface PastEvents {

    /** Reads all events in order. Lines that are not records of an input topic are listed on standard error. */
    void read(Receiver receiver) throws IOException;

    /**
     * Reads some of the events in order.
     *
     * @param filter whether an event with these bytes, or a line that contains it, is needed
     */
    void readSome(Predicate<byte[]> filter, Receiver receiver) throws IOException;

    /** Returns about the number of bytes of all events. */
    long bytes() throws IOException;

    /** Returns where an event is, for messages. */
    String place(SourceRecord source);

    /** Returns the number of lines that are not records of an input topic. */
    long invalidLines();
}
