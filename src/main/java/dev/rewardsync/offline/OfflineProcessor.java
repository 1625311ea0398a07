package dev.rewardsync.offline;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.RejectedEvent;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.export.OutputRecords;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Processes events without Kafka, as the worker does. Its clock follows the events: the current time is the latest
 * {@code occurredAt} so far, and it is also the arrival time of an event.
 */
public final class OfflineProcessor {

    private static final Set<String> WRITTEN_HEADERS =
            Set.of(DeadLetterHeaders.ERROR_CODE, DeadLetterHeaders.ERROR_DETAIL);

    private final Decider decider;
    private final TopicNames topics;
    private final Map<String, EventType> types;
    private final InMemoryCustomers customers;
    private final OutputStream out;
    private final EventReader reader = new EventReader();
    private final OutputRecords records = new OutputRecords();
    private Instant now = Instant.EPOCH;
    private long recordsRead;

    /**
     * Creates a processor that writes output lines to a stream.
     *
     * @param customers the initial state of the customers; changed by the processor
     */
    public OfflineProcessor(Decider decider, TopicNames topics, InMemoryCustomers customers, OutputStream out) {
        this.decider = decider;
        this.topics = topics;
        this.types = topics.typesByInput();
        this.customers = customers;
        this.out = out;
    }

    /**
     * Processes one input line and writes the resulting records.
     *
     * @throws InvalidLineException if the line is not a record of an input topic
     */
    public void process(byte[] line) throws IOException, InvalidLineException {
        InputLine input = InputLine.read(line);
        EventType type = types.get(input.topic());
        if (type == null) {
            throw new InvalidLineException("/topic: expected one of "
                    + types.keySet().stream().sorted().toList() + ", got " + input.topic());
        }
        SourceRecord source =
                new SourceRecord(type, input.topic(), 0, recordsRead++, now, input.key(), input.value(), List.of());
        switch (reader.read(source, input.timestamp())) {
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> decide(event, source);
            case ParseResult.Failed<ShopEvent> failure -> write(failure.deadLetter(source));
        }
    }

    private void decide(ShopEvent event, SourceRecord source) throws IOException {
        if (event.occurredAt().isAfter(now)) {
            now = event.occurredAt();
        }
        InboundRecord inbound = new InboundRecord(event, source.arrivedAt(now));
        Decision decision = decider.decide(inbound, customers.state(AccountOwner.of(event)));
        apply(decision);
        for (ReferralEvent referral : decision.referrals()) {
            InboundRecord inboundReferral = new InboundRecord(referral, inbound.source());
            apply(decider.decide(inboundReferral, customers.state(AccountOwner.of(referral))));
        }
    }

    /** Fires all timers up to the current time, or up to a later time, and flushes the output. */
    public void finish(Optional<Instant> until) throws IOException {
        Instant end = until.filter(time -> time.isAfter(now)).orElse(now);
        Optional<AccountOwner> next = customers.nextDue(end);
        while (next.isPresent()) {
            apply(decider.fireTimers(customers.state(next.get()), end));
            next = customers.nextDue(end);
        }
        out.flush();
    }

    private void apply(Decision decision) throws IOException {
        customers.apply(decision);
        for (OutputRecord output : records.of(decision)) {
            out.write(OutputLine.ofJson(topics.of(output.type()), output.key(), output.value()));
        }
        for (RejectedEvent rejected : decision.rejectedEvents()) {
            write(DeadLetter.of(rejected));
        }
    }

    private void write(DeadLetter deadLetter) throws IOException {
        List<SourceRecord.Header> headers = DeadLetterHeaders.of(deadLetter).stream()
                .filter(header -> WRITTEN_HEADERS.contains(header.name()))
                .toList();
        String topic = TopicNames.deadLettersOf(deadLetter.source().topic());
        out.write(OutputLine.ofDeadLetter(topic, deadLetter.source(), headers));
    }
}
