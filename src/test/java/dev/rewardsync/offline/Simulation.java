package dev.rewardsync.offline;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.Reading;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A worker in memory that remembers all that it did. */
final class Simulation {

    /** An event that arrived, and what became of it at first. */
    record Arrived(Received received, Outcome outcome) {}

    Decider decider;
    final InMemoryCustomers customers = new InMemoryCustomers();
    private final EventReader reader = new EventReader();
    private Instant now = Instant.EPOCH;

    final List<Arrived> arrivals = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();
    final Map<String, List<LedgerEntry>> ledger = new LinkedHashMap<>();
    final Map<String, List<OrderExport>> exports = new LinkedHashMap<>();
    final List<DeadLetter> deadLetters = new ArrayList<>();
    final Map<String, List<Notification>> notifications = new LinkedHashMap<>();

    Simulation(String ruleset) {
        decider = decider(ruleset);
    }

    /** From here on another ruleset decides, as when the shop edits its file. */
    void edit(String ruleset) {
        decider = decider(ruleset);
    }

    private static Decider decider(String ruleset) {
        RulesetReader.Result result = RulesetReader.read("rules.yaml", ruleset.getBytes(StandardCharsets.UTF_8));
        if (!(result instanceof RulesetReader.Result.Valid(var rules))) {
            throw new AssertionError(result);
        }
        return new Decider(rules, DecisionPolicy.DEFAULT);
    }

    Simulation run(List<RandomLives.Happening> happenings) {
        for (RandomLives.Happening happening : happenings) {
            arrive(happening);
        }
        settleEveryone(now.plusSeconds(400L * 24 * 3600));
        return this;
    }

    void arrive(RandomLives.Happening happening) {
        byte[] value = happening.json("e-" + arrivals.size()).getBytes(StandardCharsets.UTF_8);
        now = now.isBefore(happening.at()) ? happening.at() : now;
        SourceRecord source = new SourceRecord(
                happening.type(), happening.type().wireName(), 0, arrivals.size(), now, null, value, List.of());
        if (!(reader.read(source) instanceof Reading.Read(ShopEvent event))) {
            throw new AssertionError(new String(value, StandardCharsets.UTF_8));
        }
        Received received = new Received(event, source);
        Decision decision = take(decider.decide(received, customers.memory(AccountOwner.of(event))));
        for (ReferralEvent referral : decision.referrals()) {
            take(decider.decide(new Received(referral, source), customers.memory(AccountOwner.of(referral))));
        }
        if (decision.outcome() == null) {
            throw new AssertionError("no outcome of " + event);
        }
        arrivals.add(new Arrived(received, decision.outcome()));
    }

    /** Settles every customer, quiet or not, to a moment. */
    void settleEveryone(Instant moment) {
        customers.nextDue(moment).ifPresent(owner -> {
            take(decider.fireTimers(customers.memory(owner), moment));
            settleEveryone(moment);
        });
    }

    private Decision take(Decision decision) {
        customers.apply(decision);
        decisions.add(decision);
        decision.entries()
                .forEach(entry -> ledger.computeIfAbsent(entry.customerId(), id -> new ArrayList<>())
                        .add(entry));
        decision.exports()
                .forEach(export -> exports.computeIfAbsent(export.orderId(), id -> new ArrayList<>())
                        .add(export));
        decision.notifications()
                .forEach(told -> notifications
                        .computeIfAbsent(told.customerId(), id -> new ArrayList<>())
                        .add(told));
        deadLetters.addAll(decision.deadLetters());
        return decision;
    }

    CustomerState memory(AccountOwner owner) {
        return customers.memory(owner);
    }

    Account account(String customerId) {
        return customers.memory(AccountOwner.customer(customerId)).account();
    }

    TrackedOrder order(AccountOwner owner, String orderId) {
        TrackedOrder memory = customers.memory(owner).order(orderId);
        if (memory == null) {
            throw new AssertionError("nothing is known of " + orderId);
        }
        return memory;
    }
}
