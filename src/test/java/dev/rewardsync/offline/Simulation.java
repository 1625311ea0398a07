package dev.rewardsync.offline;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.decision.Outcome;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.DeadLetter;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
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

/** An in-memory worker that records all its decisions. */
final class Simulation {

    /** An event that arrived, and its first outcome. */
    record Arrived(InboundRecord inbound, Outcome outcome) {}

    Decider decider;
    final OfflineCustomers customers = new OfflineCustomers();
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

    /** Replaces the ruleset, as if the shop edited its file. */
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

    Simulation run(List<RandomCustomers.ShopAction> actions) {
        for (RandomCustomers.ShopAction action : actions) {
            arrive(action);
        }
        fireAllTimers(now.plusSeconds(400L * 24 * 3600));
        return this;
    }

    void arrive(RandomCustomers.ShopAction action) {
        byte[] value = action.json("e-" + arrivals.size()).getBytes(StandardCharsets.UTF_8);
        now = now.isBefore(action.at()) ? action.at() : now;
        SourceRecord source = new SourceRecord(
                action.type(), action.type().wireName(), 0, arrivals.size(), now, null, value, List.of());
        if (!(reader.read(source) instanceof ParseResult.Parsed<ShopEvent>(ShopEvent event))) {
            throw new AssertionError(new String(value, StandardCharsets.UTF_8));
        }
        InboundRecord inbound = new InboundRecord(event, source);
        Decision decision = apply(decider.decide(inbound, customers.state(AccountOwner.of(event))));
        for (ReferralEvent referral : decision.referrals()) {
            apply(decider.decide(new InboundRecord(referral, source), customers.state(AccountOwner.of(referral))));
        }
        if (decision.outcome() == null) {
            throw new AssertionError("no outcome of " + event);
        }
        arrivals.add(new Arrived(inbound, decision.outcome()));
    }

    /** Fires the timers of all customers up to a time. */
    void fireAllTimers(Instant until) {
        customers.forEachDue(until, owner -> apply(decider.fireTimers(customers.state(owner), until)));
    }

    private Decision apply(Decision decision) {
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
        decision.rejectedEvents().forEach(rejected -> deadLetters.add(DeadLetter.of(rejected)));
        return decision;
    }

    CustomerState state(AccountOwner owner) {
        return customers.state(owner);
    }

    Account account(String customerId) {
        return customers.state(AccountOwner.customer(customerId)).account();
    }

    TrackedOrder order(AccountOwner owner, String orderId) {
        TrackedOrder memory = customers.state(owner).order(orderId);
        if (memory == null) {
            throw new AssertionError("unknown order " + orderId);
        }
        return memory;
    }
}
