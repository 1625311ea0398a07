package dev.rewardsync.faults;

import dev.rewardsync.acceptance.ShopProducer;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.Outcome;
import dev.rewardsync.decision.RejectedEvent;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.export.OutputRecords;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.json.ReferralEventJson;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.stream.LoggedStep;
import java.time.Instant;
import java.util.Map;

/**
 * Repeats the steps of one home partition offline, in the order of its step log. It decides as {@code process} does, with
 * the same parts, and with the clock following the events of the partition. {@code process} itself cannot repeat this
 * order: it decides a referral event together with its cause, while a worker sends it to the referrer's home partition,
 * where it is a step of its own.
 */
final class HomeReplay {

    private final int home;
    private final Recording inputs;
    private final Decider decider;
    private final EventReader reader;
    private final Outputs outputs;
    private final Map<String, Integer> outcomes;
    private final OfflineCustomers customers = new OfflineCustomers();
    private final OutputRecords records = new OutputRecords();
    private Instant now = Instant.MIN;

    /**
     * Creates a replay.
     *
     * @param inputs the records of the inputs and the inbox
     * @param outputs receives everything that the steps write
     * @param outcomes receives the number of events by outcome
     */
    HomeReplay(
            int home,
            Recording inputs,
            Decider decider,
            EventReader reader,
            Outputs outputs,
            Map<String, Integer> outcomes) {
        this.home = home;
        this.inputs = inputs;
        this.decider = decider;
        this.reader = reader;
        this.outputs = outputs;
        this.outcomes = outcomes;
    }

    void repeat(LoggedStep step) {
        switch (step) {
            case LoggedStep.OfTimers(AccountOwner owner) -> {
                count("timers fired");
                apply(decider.fireTimers(customers.state(owner), now));
            }
            case LoggedStep.OfRecord(String topic, int partition, long offset) ->
                process(Origins.of(inputs.at(topic, partition, offset)));
        }
    }

    private void process(SourceRecord source) {
        switch (reader.read(source)) {
            case ParseResult.Failed<ShopEvent> failure -> {
                count("unreadable");
                outputs.add(failure.deadLetter(source));
            }
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> {
                AccountOwner owner = AccountOwner.of(event);
                int destination = ShopProducer.homePartition(owner.id());
                if (destination == home) {
                    decide(event, source, owner);
                } else {
                    count("rerouted");
                    outputs.addRerouted(destination, source, null, source.value());
                }
            }
        }
    }

    private void decide(ShopEvent event, SourceRecord source, AccountOwner owner) {
        now = event.occurredAt().isAfter(now) ? event.occurredAt() : now;
        SourceRecord arrived = source.arrivedAt(now);
        Decision decision = decider.decide(new InboundRecord(event, arrived), customers.state(owner));
        count(
                decision.outcome() instanceof Outcome.Rejection(var code, var detail)
                        ? code.name()
                        : "" + decision.outcome());
        apply(decision);
        for (ReferralEvent referral : decision.referrals()) {
            int destination =
                    ShopProducer.homePartition(AccountOwner.of(referral).id());
            outputs.addRerouted(
                    destination, source, ReferralEventJson.kind(referral), ReferralEventJson.value(referral));
        }
    }

    private void apply(Decision decision) {
        customers.apply(decision);
        records.of(decision).forEach(output -> outputs.add(output, home));
        for (RejectedEvent rejected : decision.rejectedEvents()) {
            outputs.add(DeadLetter.of(rejected));
        }
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }
}
