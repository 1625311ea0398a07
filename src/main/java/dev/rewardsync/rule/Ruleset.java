package dev.rewardsync.rule;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A valid ruleset.
 *
 * @param version first 12 hex digits of the SHA-256 of the canonical content; recorded with every decision
 * @param content the canonical content: one line of JSON; see docs/ruleset-reference.md
 * @param currency of all amounts in the ruleset
 * @param zone time zone of days and calendar periods
 * @param exchangeRates units of another currency per unit of {@code currency}, by ISO code
 * @param statuses the shop's names of order statuses
 * @param tiers null if the ruleset has none
 * @param chains by trigger
 * @param snapshots of the rules for orders, which refunds may run again, by rule id
 */
public record Ruleset(
        String version,
        String content,
        Currency currency,
        ZoneId zone,
        PointsPolicy points,
        RedemptionPolicy redemption,
        Map<String, BigDecimal> exchangeRates,
        StatusNames statuses,
        @Nullable TierPolicy tiers,
        Map<Trigger, RuleChain> chains,
        Map<String, RuleSnapshot> snapshots) {

    /**
     * Returns when points expire that no rule awarded and that have no expiry date of their own, such as an adjustment's: together
     * with the other points if those expire by inactivity, else never.
     */
    public Expiry expiryOfOtherPoints() {
        ExpiryTerms terms = points.expiry();
        return terms != null && terms.start() == ExpiryTerms.Start.ACTIVITY
                ? new Expiry.AfterInactivity(terms.period(), zone)
                : Expiry.NEVER;
    }

    /** Returns the rules for a trigger in the order in which they run. */
    public List<EarningRule> chain(Trigger trigger) {
        return chains.getOrDefault(trigger, RuleChain.EMPTY).rules();
    }

    /** Returns the distinct inactivity periods of the rules in days, in ascending order. */
    public List<Integer> inactivityDays() {
        return chains.keySet().stream()
                .filter(trigger -> trigger.wireName().equals(Trigger.INACTIVE))
                .map(Trigger::days)
                .sorted()
                .toList();
    }

    /** Returns the chains by trigger. Rules run by ascending priority, ties in the order given. */
    public static Map<Trigger, RuleChain> chains(List<EarningRule> rules) {
        return Map.copyOf(rules.stream()
                .sorted(Comparator.comparingInt(EarningRule::priority))
                .collect(Collectors.groupingBy(
                        EarningRule::trigger, Collectors.collectingAndThen(Collectors.toList(), RuleChain::new))));
    }

    /** Evaluates all rules for a trigger without their limits. Returns their outcomes in the order in which they run. */
    public List<RuleOutcome> run(Trigger trigger, Facts facts) {
        return run(trigger, facts, LimitLookup.UNLIMITED);
    }

    /** Evaluates all rules for a trigger and returns their outcomes in the order in which they run. */
    public List<RuleOutcome> run(Trigger trigger, Facts facts, LimitLookup limits) {
        return chains.getOrDefault(trigger, RuleChain.EMPTY).run(points.base(), facts, limits);
    }

    /**
     * Returns the trace of each outcome of an evaluation.
     *
     * @param outcomes the outcomes of this ruleset's rules for the facts
     * @param limits the limits before the evaluation
     */
    public List<RuleTrace> explain(List<RuleOutcome> outcomes, Facts facts, LimitLookup limits) {
        return IntStream.range(0, outcomes.size())
                .mapToObj(index -> RuleTrace.of(outcomes.get(index), outcomes.subList(0, index), this, facts, limits))
                .toList();
    }

    /**
     * Returns the rate from this ruleset's currency to an order's: the order's own rate if it refers to this currency,
     * else the ruleset's rate; null if there is neither.
     */
    public @Nullable ExchangeRate exchangeRateFor(OrderPlaced order) {
        boolean refersToThisCurrency = currency.equals(order.baseCurrency()) && !currency.equals(order.currency());
        return refersToThisCurrency && order.exchangeRate() != null
                ? new ExchangeRate(order.exchangeRate())
                : exchangeRateFor(order.currency());
    }

    /** Returns the ruleset's rate from its currency to another; null if it has none. */
    public @Nullable ExchangeRate exchangeRateFor(Currency other) {
        if (other.equals(currency)) {
            return ExchangeRate.ONE;
        }
        BigDecimal rate = exchangeRates.get(other.code());
        return rate == null ? null : new ExchangeRate(rate);
    }
}
