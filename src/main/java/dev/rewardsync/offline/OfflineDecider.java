package dev.rewardsync.offline;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.ParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides events without Kafka, as the worker does. Its clock follows the events: the current time is the latest {@code
 * occurredAt} so far, and it is also the arrival time of an event.
 */
public final class OfflineDecider {

    private final Decider decider;
    private final OfflineCustomers customers;
    private final Receiver<Decision> decisions;
    private final Receiver<DeadLetter> unreadable;
    private Instant now = Instant.EPOCH;

    /** Receives results. */
    public interface Receiver<T> {
        void receive(T result) throws IOException;
    }

    /**
     * Creates a decider.
     *
     * @param customers the initial state of the customers; changed by the decider
     * @param decisions receives each decision after it is applied
     * @param unreadable receives records without a readable event
     */
    public OfflineDecider(
            Decider decider,
            OfflineCustomers customers,
            Receiver<Decision> decisions,
            Receiver<DeadLetter> unreadable) {
        this.decider = decider;
        this.customers = customers;
        this.decisions = decisions;
        this.unreadable = unreadable;
    }

    /** Decides a record's event, and the events that it causes for referrers. */
    public void decide(OfflineRecord record) throws IOException {
        switch (record.parsed()) {
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> decide(event, record.source());
            case ParseResult.Failed<ShopEvent> failure -> unreadable.receive(failure.deadLetter(record.source()));
        }
    }

    /** Decides a record's event as of its arrival, which is not before the arrival of an earlier one. */
    public void decideOnArrival(OfflineRecord record) throws IOException {
        advanceTo(record.source().arrivedAt());
        decide(record);
    }

    private void decide(ShopEvent event, SourceRecord source) throws IOException {
        advanceTo(event.occurredAt());
        InboundRecord inbound = new InboundRecord(event, source.arrivedAt(now));
        Decision decision = decider.decide(inbound, customers.state(AccountOwner.of(event)));
        apply(decision);
        for (ReferralEvent referral : decision.referrals()) {
            InboundRecord inboundReferral = new InboundRecord(referral, inbound.source());
            apply(decider.decide(inboundReferral, customers.state(AccountOwner.of(referral))));
        }
    }

    /** Moves the current time to an instant, unless it is later already. */
    public void advanceTo(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    /** Fires all timers up to the current time, or up to a later time. */
    public void finish(Optional<Instant> until) throws IOException {
        until.ifPresent(this::advanceTo);
        try {
            customers.forEachDue(now, this::fireTimers);
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }

    private void fireTimers(AccountOwner owner) {
        try {
            apply(decider.fireTimers(customers.state(owner), now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(Decision decision) throws IOException {
        customers.apply(decision);
        decisions.receive(decision);
    }
}
