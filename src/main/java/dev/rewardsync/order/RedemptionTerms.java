package dev.rewardsync.order;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.pricing.PayableAmount;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Limit;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What points are worth on one order, and how many it can take.
 *
 * @param exchange from the ruleset's currency to the order's
 */
public record RedemptionTerms(OrderPlaced order, RedemptionPolicy policy, Rate rate, ExchangeRate exchange) {

    /** The terms of an order; empty without a rate for its customer, or to its currency. */
    public static Optional<RedemptionTerms> of(OrderPlaced order, String group, Ruleset ruleset) {
        ExchangeRate exchange = ruleset.rateFor(order);
        RedemptionPolicy policy = ruleset.redemption();
        return exchange == null
                ? Optional.empty()
                : policy.rateFor(order.website(), group)
                        .map(rate -> new RedemptionTerms(order, policy, rate, exchange));
    }

    /** What so many points take off the order: exact until one half-up rounding to the order's currency. */
    public BigDecimal discount(long points) {
        return valueOfRate()
                .multiply(BigDecimal.valueOf(points))
                .divide(BigDecimal.valueOf(rate.points()), order.currency().decimals(), RoundingMode.HALF_UP);
    }

    /** The most points that the settings let one order take, whatever it costs: per order and of the rate. */
    public long limit() {
        long inPoints = policy.limitInPoints(Optional.of(rate));
        return rate.limit() instanceof Limit.Percent(BigDecimal percent)
                ? Math.min(
                        inPoints, pointsFor(payable().total().multiply(percent).movePointLeft(2)))
                : inPoints;
    }

    /**
     * The most points that a customer can redeem on the order: the least of the limits, the points available and what
     * the order costs; 0 where that is below the minimum.
     */
    public long mostRedeemable(long available) {
        long most = Math.min(Math.min(limit(), available), affordable());
        return most < policy.minPoints() ? 0 : Math.max(0, most);
    }

    /** The most points that the order has something to pay for. */
    public long affordable() {
        return pointsFor(payable().cappedTotal());
    }

    private PayableAmount payable() {
        return new PayableAmount(order, policy.coversShipping());
    }

    /** How many points an amount of the order's currency takes, rounded down. */
    private long pointsFor(BigDecimal amount) {
        BigInteger points = amount.max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(rate.points()))
                .divide(valueOfRate(), 0, RoundingMode.FLOOR)
                .toBigInteger();
        return points.bitLength() < Long.SIZE ? points.longValue() : Long.MAX_VALUE;
    }

    /** What the rate's number of points is worth in the order's currency, exact. */
    private BigDecimal valueOfRate() {
        return exchange.toForeign(rate.value());
    }
}
