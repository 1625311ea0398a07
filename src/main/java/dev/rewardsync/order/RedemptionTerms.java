package dev.rewardsync.order;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.pricing.PayableAmount;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The value of points on one order, and the limits of their use. See {@code docs/points.md}, "Redeeming".
 *
 * @param exchangeRate rate from the ruleset's currency to the order's currency
 * @param scope the parts of the order that points can pay
 */
public record RedemptionTerms(
        OrderPlaced order, RedemptionPolicy policy, Rate rate, ExchangeRate exchangeRate, PayableScope scope) {

    /** Returns the discount for a number of points, in the order's currency; exact, then rounded half-up once. */
    public BigDecimal discount(long points) {
        return rateValue()
                .multiply(BigDecimal.valueOf(points))
                .divide(BigDecimal.valueOf(rate.points()), order.currency().decimals(), RoundingMode.HALF_UP);
    }

    /**
     * Returns the maximum points for the order according to the policy and the rate. The amount to pay may be lower.
     *
     * @param available the customer's available points before the redemption
     */
    public long maxPoints(long available) {
        return Math.min(policy.limitInPoints(rate, available), percentPoints());
    }

    /** Returns the points of the rate's {@code percent}, rounded down; the highest number if the rate has none. */
    public long percentPoints() {
        BigDecimal percent = rate.limit().percent();
        return percent == null
                ? Long.MAX_VALUE
                : pointsFor(payable().total().multiply(percent).movePointLeft(2));
    }

    /**
     * Returns the most points that a customer can redeem on the order: the least of the limits, the available points and
     * {@link #payablePoints}, rounded down to whole steps; 0 if that is below the minimum.
     */
    public long maxRedeemablePoints(long available) {
        long max = policy.wholeSteps(Math.max(0, boundPoints(available)));
        return max < policy.minPoints() ? 0 : max;
    }

    /** Returns the least of the limits, the available points and {@link #payablePoints}. */
    public long boundPoints(long available) {
        return Math.min(Math.min(maxPoints(available), available), payablePoints());
    }

    /** Returns the number of points that are worth the amount that points can pay, rounded down. */
    public long payablePoints() {
        return pointsFor(payable().cappedTotal());
    }

    private PayableAmount payable() {
        return new PayableAmount(order, scope);
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
