package dev.rewardsync.rule;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ruleset that has been read and checked.
 *
 * @param version first 12 hex digits of the SHA-256 of the canonical content; every decision names it
 * @param currency of all money in the file
 * @param zone in which days and calendar periods are counted
 * @param exchangeRates units of another currency for one of {@code currency}, by ISO code
 * @param chains by trigger, each in the order in which its rules run
 */
public record Ruleset(
        String version,
        Currency currency,
        ZoneId zone,
        PointsPolicy points,
        RedemptionPolicy redemption,
        Map<String, BigDecimal> exchangeRates,
        Map<Trigger, List<EarningRule>> chains) {

    /** The rules listening to a trigger, in the order in which they run. */
    public List<EarningRule> chain(Trigger trigger) {
        return chains.getOrDefault(trigger, List.of());
    }

    /** The rules by trigger, lowest priority first, ties in the order given. */
    public static Map<Trigger, List<EarningRule>> chains(List<EarningRule> rules) {
        Map<Trigger, List<EarningRule>> chains = new EnumMap<>(Trigger.class);
        rules.stream()
                .sorted(Comparator.comparingInt(EarningRule::priority))
                .forEach(rule -> chains.computeIfAbsent(rule.trigger(), trigger -> new ArrayList<>())
                        .add(rule));
        chains.replaceAll((trigger, chain) -> List.copyOf(chain));
        return Collections.unmodifiableMap(chains);
    }

    /** What every rule that listens to a trigger makes of an event, in the order in which they run. */
    public List<RuleOutcome> run(Trigger trigger, Facts facts) {
        return RuleChain.run(chain(trigger), points.base(), facts);
    }

    /**
     * The rate between this ruleset's currency and an order's: the order's own where it is against this currency, else
     * the ruleset's; null where neither names one.
     */
    public @Nullable ExchangeRate rateFor(OrderPlaced order) {
        if (order.currency().equals(currency)) {
            return ExchangeRate.ONE;
        }
        BigDecimal ofOrder = currency.equals(order.baseCurrency()) ? order.exchangeRate() : null;
        BigDecimal rate = ofOrder == null ? exchangeRates.get(order.currency().code()) : ofOrder;
        return rate == null ? null : new ExchangeRate(rate);
    }
}
