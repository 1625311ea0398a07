package dev.rewardsync.rule;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A ruleset that has been read and checked.
 *
 * @param version first 12 hex digits of the SHA-256 of the canonical content; every decision names it
 * @param currency of all money in the file
 * @param zone in which days and calendar periods are counted
 * @param exchangeRates units of another currency for one of {@code currency}, by ISO code
 * @param tiers null where the file has none
 * @param chains by trigger, each in the order in which its rules run
 * @param copies of the rules that are run again after refunds, by rule id
 */
public record Ruleset(
        String version,
        Currency currency,
        ZoneId zone,
        PointsPolicy points,
        RedemptionPolicy redemption,
        Map<String, BigDecimal> exchangeRates,
        @Nullable TierPolicy tiers,
        Map<Trigger, RuleChain> chains,
        Map<String, RuleSnapshot> copies) {

    /** The rules listening to a trigger, in the order in which they run. */
    public List<EarningRule> chain(Trigger trigger) {
        return chains.getOrDefault(trigger, RuleChain.EMPTY).rules();
    }

    /** What the shop's names of order statuses mean. */
    public StatusNames statusNames() {
        return StatusNames.DEFAULT;
    }

    /** Whether any rule listens to a trigger. */
    public boolean listensTo(Trigger trigger) {
        return chains.containsKey(trigger);
    }

    /** The silences that rules listen to, in whole days, each once, the shortest first. */
    public List<Integer> silences() {
        return chains.keySet().stream()
                .filter(trigger -> trigger.wireName().equals(Trigger.INACTIVE))
                .map(Trigger::days)
                .sorted()
                .toList();
    }

    /** The rules by trigger, lowest priority first, ties in the order given. */
    public static Map<Trigger, RuleChain> chains(List<EarningRule> rules) {
        return Map.copyOf(rules.stream()
                .sorted(Comparator.comparingInt(EarningRule::priority))
                .collect(Collectors.groupingBy(
                        EarningRule::trigger, Collectors.collectingAndThen(Collectors.toList(), RuleChain::new))));
    }

    /** What every rule that listens to a trigger makes of an event, in the order in which they run. */
    public List<RuleOutcome> run(Trigger trigger, Facts facts) {
        return chains.getOrDefault(trigger, RuleChain.EMPTY).run(points.base(), facts);
    }

    /** What {@link #run} gives, each with what made it so. */
    public List<RuleTrace> explain(Trigger trigger, Facts facts) {
        return run(trigger, facts).stream()
                .map(outcome -> RuleTrace.of(outcome, points.base(), facts))
                .toList();
    }

    /**
     * The rate between this ruleset's currency and an order's: the order's own where it is against this currency, else
     * the ruleset's; null where neither names one.
     */
    public @Nullable ExchangeRate rateFor(OrderPlaced order) {
        boolean named = currency.equals(order.baseCurrency()) && !currency.equals(order.currency());
        return named && order.exchangeRate() != null
                ? new ExchangeRate(order.exchangeRate())
                : rateFor(order.currency());
    }

    /** The rate from this ruleset's currency to another; null where the ruleset names none. */
    public @Nullable ExchangeRate rateFor(Currency other) {
        if (other.equals(currency)) {
            return ExchangeRate.ONE;
        }
        BigDecimal rate = exchangeRates.get(other.code());
        return rate == null ? null : new ExchangeRate(rate);
    }
}
