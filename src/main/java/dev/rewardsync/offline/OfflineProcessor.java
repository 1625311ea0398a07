package dev.rewardsync.offline;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.export.OutputRecords;
import dev.rewardsync.json.DeadLetterHeaders;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.Reading;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole decision without Kafka. Its clock is the events': now is the latest {@code occurredAt} seen, and an event
 * arrives when that is now.
 */
public final class OfflineProcessor {

    private static final Set<String> SHOWN_HEADERS =
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
     * A run that starts with some customers and writes to a stream.
     *
     * @param customers what is remembered of them; changed by the run
     */
    public OfflineProcessor(Decider decider, TopicNames topics, InMemoryCustomers customers, OutputStream out) {
        this.decider = decider;
        this.topics = topics;
        this.types = topics.typesByInput();
        this.customers = customers;
        this.out = out;
    }

    /**
     * Takes one input line.
     *
     * @throws InvalidLineException where it is no record of one of the input topics
     */
    public void accept(byte[] line) throws IOException, InvalidLineException {
        InputLine input = InputLine.read(line);
        EventType type = types.get(input.topic());
        if (type == null) {
            throw new InvalidLineException("/topic: expected one of "
                    + types.keySet().stream().sorted().toList() + ", got " + input.topic());
        }
        SourceRecord arrived =
                new SourceRecord(type, input.topic(), 0, recordsRead++, now, input.key(), input.value(), List.of());
        switch (reader.read(arrived, input.timestamp())) {
            case Reading.Read(ShopEvent event) -> decide(event, arrived);
            case Reading.Unreadable(DeadLetter deadLetter) -> write(deadLetter);
        }
    }

    private void decide(ShopEvent event, SourceRecord arrived) throws IOException {
        if (event.occurredAt().isAfter(now)) {
            now = event.occurredAt();
        }
        Received received = new Received(event, arrived.arrivedAt(now));
        Decision decision = decider.decide(received, customers.memory(AccountOwner.of(event)));
        take(decision);
        for (ReferralEvent referral : decision.referrals()) {
            Received told = new Received(referral, received.source());
            take(decider.decide(told, customers.memory(AccountOwner.of(referral))));
        }
    }

    /** Settles everyone to the latest moment seen, or to a later one. */
    public void finish(Optional<Instant> until) throws IOException {
        Instant end = until.filter(moment -> moment.isAfter(now)).orElse(now);
        Optional<AccountOwner> next = customers.nextDue(end);
        while (next.isPresent()) {
            take(decider.fireTimers(customers.memory(next.get()), end));
            next = customers.nextDue(end);
        }
        out.flush();
    }

    private void take(Decision decision) throws IOException {
        customers.apply(decision);
        for (OutputRecord output : records.of(decision)) {
            out.write(OutputLine.ofJson(topics.of(output.type()), output.key(), output.value()));
        }
        for (DeadLetter deadLetter : decision.deadLetters()) {
            write(deadLetter);
        }
    }

    private void write(DeadLetter deadLetter) throws IOException {
        List<SourceRecord.Header> headers = DeadLetterHeaders.of(deadLetter).stream()
                .filter(header -> SHOWN_HEADERS.contains(header.name()))
                .toList();
        String topic = TopicNames.deadLettersOf(deadLetter.source().topic());
        out.write(OutputLine.ofDeadLetter(topic, deadLetter.source(), headers));
    }
}
