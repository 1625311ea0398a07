package dev.rewardsync.offline;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.RejectedEvent;
import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.export.OutputRecords;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Processes events without Kafka, as the worker does, and writes the resulting records as lines of text. */
public final class OfflineProcessor {

    private final TopicNames topics;
    private final OutputStream out;
    private final OfflineRecordReader reader;
    private final OfflineDecider decider;
    private final OutputRecords records = new OutputRecords();
    private long recordsRead;
    private long outputs;
    private long deadLetters;

    /**
     * Creates a processor that writes output lines to a stream.
     *
     * @param customers the initial state of the customers; changed by the processor
     */
    public OfflineProcessor(Decider decider, TopicNames topics, OfflineCustomers customers, OutputStream out) {
        this.topics = topics;
        this.out = out;
        this.reader = new OfflineRecordReader(topics);
        this.decider = new OfflineDecider(decider, customers, this::write, this::write);
    }

    /**
     * Processes one input line and writes the resulting records.
     *
     * @throws InvalidLineException if the line is not a record of an input topic
     */
    public void process(byte[] line) throws IOException, InvalidLineException {
        decider.decide(reader.read(line, recordsRead));
        recordsRead++;
    }

    /** Fires all timers up to the current time, or up to a later time, and flushes the output. */
    public void finish(Optional<Instant> until) throws IOException {
        decider.finish(until);
        out.flush();
    }

    /** Returns the number of events that were read. */
    public long events() {
        return recordsRead;
    }

    /** Returns the number of records that were written, without dead letters. */
    public long outputs() {
        return outputs;
    }

    /** Returns the number of dead letters that were written. */
    public long deadLetters() {
        return deadLetters;
    }

    private void write(Decision decision) throws IOException {
        for (OutputRecord output : records.of(decision)) {
            out.write(OutputLine.ofJson(topics.of(output.type()), output.key(), output.value()));
            outputs++;
        }
        for (RejectedEvent rejected : decision.rejectedEvents()) {
            write(DeadLetter.of(rejected));
        }
    }

    private void write(DeadLetter deadLetter) throws IOException {
        List<SourceRecord.Header> headers = DeadLetterHeaders.reason(deadLetter);
        String topic = TopicNames.deadLettersOf(deadLetter.source().topic());
        out.write(OutputLine.ofDeadLetter(topic, deadLetter.source(), headers));
        deadLetters++;
    }
}
