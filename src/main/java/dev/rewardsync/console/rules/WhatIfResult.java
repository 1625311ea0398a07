package dev.rewardsync.console.rules;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.simulation.CustomerComparison;
import dev.rewardsync.simulation.PartitionComparison;
import dev.rewardsync.simulation.RulesetResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a new ruleset would have changed. Not thread-safe. */
public final class WhatIfResult {

    private static final int MAX_LARGEST = 10;

    private final RulesetResult before;
    private final RulesetResult after;
    private final List<CustomerComparison> largest = new ArrayList<>();
    private long orders;
    private long customers;
    private long customersWithMore;
    private long customersWithLess;
    private @Nullable Instant from;
    private @Nullable Instant to;

    WhatIfResult(Ruleset before, Ruleset after) {
        this.before = new RulesetResult(before);
        this.after = new RulesetResult(after);
    }

    /**
     * The points of a rule.
     *
     * @param before under the ruleset in force; 0 if it does not have the rule
     * @param after under the new ruleset; 0 if it does not have the rule
     */
    public record RuleChange(String id, String name, long before, long after) {

        /** Returns the difference. */
        public long difference() {
            return Math.subtractExact(after, before);
        }
    }

    void count(ShopEvent event) {
        if (event instanceof OrderPlaced) {
            orders++;
        }
        Instant at = event.occurredAt();
        from = from == null || at.isBefore(from) ? at : from;
        to = to == null || at.isAfter(to) ? at : to;
    }

    void add(PartitionComparison compared) {
        before.add(compared.oldResult());
        after.add(compared.newResult());
        for (CustomerComparison customer : compared.customers()) {
            customers++;
            customersWithMore += customer.earnedDifference() > 0 ? 1 : 0;
            customersWithLess += customer.earnedDifference() < 0 ? 1 : 0;
            if (customer.earnedDifference() != 0) {
                largest.add(customer);
            }
        }
        largest.sort(CustomerComparison.LARGEST_FIRST);
        if (largest.size() > MAX_LARGEST) {
            largest.subList(MAX_LARGEST, largest.size()).clear();
        }
    }

    /** Returns the points of each rule that gave points under one of the rulesets, or that one of them has. */
    public List<RuleChange> rules() {
        Set<String> ids = new LinkedHashSet<>();
        Stream.of(before, after).forEach(side -> rules(side.ruleset()).forEach(rule -> ids.add(rule.id())));
        return ids.stream()
                .map(id -> new RuleChange(
                        id,
                        name(id),
                        before.pointsOf(id).points(),
                        after.pointsOf(id).points()))
                .toList();
    }

    private String name(String id) {
        return Stream.of(after, before)
                .flatMap(side -> rules(side.ruleset()))
                .filter(rule -> rule.id().equals(id))
                .map(EarningRule::name)
                .findFirst()
                .orElse(id);
    }

    private static Stream<EarningRule> rules(Ruleset ruleset) {
        return ruleset.chains().values().stream().flatMap(chain -> chain.rules().stream());
    }

    /** Returns all points under the ruleset in force. */
    public long pointsBefore() {
        return rules().stream().mapToLong(RuleChange::before).sum();
    }

    /** Returns all points under the new ruleset. */
    public long pointsAfter() {
        return rules().stream().mapToLong(RuleChange::after).sum();
    }

    /** Returns the number of orders that were decided. */
    public long orders() {
        return orders;
    }

    /** Returns the number of customers who placed them. */
    public long customers() {
        return customers;
    }

    /** Returns the number of customers who would have earned more. */
    public long customersWithMore() {
        return customersWithMore;
    }

    /** Returns the number of customers who would have earned less. */
    public long customersWithLess() {
        return customersWithLess;
    }

    /** Returns the customers with the largest differences. */
    public List<CustomerComparison> largest() {
        return List.copyOf(largest);
    }

    /** Returns the time of the first event; null if there is none. */
    public @Nullable Instant from() {
        return from;
    }

    /** Returns the time of the last event; null if there is none. */
    public @Nullable Instant to() {
        return to;
    }
}
