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
 * The value of points on one order, and the limits of their use. See {@code docs/points.md}, "Redeeming".
 *
 * @param exchangeRate rate from the ruleset's currency to the order's currency
 */
public record RedemptionTerms(OrderPlaced order, RedemptionPolicy policy, Rate rate, ExchangeRate exchangeRate) {

    /** Returns the terms of an order; empty if no redemption rate matches or the exchange rate is unknown. */
    public static Optional<RedemptionTerms> of(OrderPlaced order, String group, Ruleset ruleset) {
        ExchangeRate exchangeRate = ruleset.exchangeRateFor(order);
        RedemptionPolicy policy = ruleset.redemption();
        return exchangeRate == null
                ? Optional.empty()
                : policy.redemptionRateFor(order.website(), group)
                        .map(rate -> new RedemptionTerms(order, policy, rate, exchangeRate));
    }

    /** Returns the discount for a number of points, in the order's currency; exact, then rounded half-up once. */
    public BigDecimal discount(long points) {
        return rateValue()
                .multiply(BigDecimal.valueOf(points))
                .divide(BigDecimal.valueOf(rate.points()), order.currency().decimals(), RoundingMode.HALF_UP);
    }

    /** Returns the maximum points for the order according to the policy and the rate. The amount to pay may be lower. */
    public long maxPoints() {
        long inPoints = policy.limitInPoints(rate.limit());
        return rate.limit() instanceof Limit.Percent(BigDecimal percent)
                ? Math.min(
                        inPoints, pointsFor(payable().total().multiply(percent).movePointLeft(2)))
                : inPoints;
    }

    /**
     * Returns the most points that a customer can redeem on the order: the least of the limits, the available points and
     * {@link #payablePoints}; 0 if that is below the minimum.
     */
    public long maxRedeemablePoints(long available) {
        long max = Math.min(Math.min(maxPoints(), available), payablePoints());
        return max < policy.minPoints() ? 0 : Math.max(0, max);
    }

    /** Returns the number of points that are worth the amount that points can pay, rounded down. */
    public long payablePoints() {
        return pointsFor(payable().cappedTotal());
    }

    private PayableAmount payable() {
        return new PayableAmount(order, policy.coversShipping());
    }

    /** Returns the number of points worth an amount of the order's currency, rounded down. */
    private long pointsFor(BigDecimal amount) {
        BigInteger points = amount.max(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(rate.points()))
                .divide(rateValue(), 0, RoundingMode.FLOOR)
                .toBigInteger();
        return points.bitLength() < Long.SIZE ? points.longValue() : Long.MAX_VALUE;
    }

    /** Returns the exact value of the rate's number of points in the order's currency. */
    private BigDecimal rateValue() {
        return exchangeRate.toForeign(rate.value());
    }
}
