package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.Discrepancy.Code;
import dev.rewardsync.order.RedeemedPoints;
import dev.rewardsync.order.RedemptionTerms;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.RedemptionPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The points spent on an order. The shop has granted the discount already, so what it booked is booked; what should not
 * be is reported.
 */
final class Redemption {

    private final DecisionContext context;
    private final OrderPlaced order;
    private final String group;
    private final List<Discrepancy> discrepancies;
    private BigDecimal discount = BigDecimal.ZERO;

    Redemption(DecisionContext context, OrderPlaced order, String group, List<Discrepancy> discrepancies) {
        this.context = context;
        this.order = order;
        this.group = group;
        this.discrepancies = discrepancies;
    }

    /** Prices the order with its reward discount. Reports what is wrong with the discount and the order's total. */
    PricedOrder price() {
        discount = workOutDiscount();
        TotalCheck.of(order, discount).ifPresent(discrepancies::add);
        PricedOrder priced = PricedOrder.of(
                order, discount, coversShipping(), context.ruleset().rateFor(order));
        PayableCheck.report(priced, discount, coversShipping(), discrepancies);
        return priced;
    }

    /** Returns the reward discount that {@link #price} found: the shop's, else the worth of the points used. */
    BigDecimal discount() {
        return discount;
    }

    boolean coversShipping() {
        return context.ruleset().redemption().coversShipping();
    }

    private BigDecimal workOutDiscount() {
        if (context.account().isGuest()) {
            return ofGuest();
        }
        if (order.pointsUsed() == 0) {
            return checked(order.currency().zero());
        }
        RedemptionPolicy policy = context.ruleset().redemption();
        Optional<RedemptionPolicy.Rate> rate = policy.rateFor(order.website(), group);
        if (context.ruleset().rateFor(order) == null) {
            reportLimits(policy.minPoints(), policy.limitInPoints(rate));
            return unchecked();
        }
        Optional<RedemptionTerms> terms = RedemptionTerms.of(order, group, context.ruleset());
        reportLimits(policy.minPoints(), terms.map(RedemptionTerms::limit).orElse(policy.limitInPoints(rate)));
        return checked(terms.map(known -> known.discount(order.pointsUsed()))
                .orElse(order.currency().zero()));
    }

    private BigDecimal checked(BigDecimal worth) {
        BigDecimal granted = granted(worth);
        if (differs(granted, worth)) {
            report(
                    Code.DISCOUNT_MISMATCH,
                    "%d points are worth %s, the shop took off %s"
                            .formatted(
                                    order.pointsUsed(),
                                    order.currency().format(worth),
                                    order.currency().format(granted)));
        }
        return granted;
    }

    private BigDecimal unchecked() {
        report(
                Code.NO_EXCHANGE_RATE,
                "no exchange rate from %s to %s: the reward discount was not checked"
                        .formatted(
                                context.ruleset().currency().code(),
                                order.currency().code()));
        return granted(order.currency().zero());
    }

    private BigDecimal ofGuest() {
        if (order.pointsUsed() > 0) {
            report(Code.GUEST_REDEMPTION, "a guest used %d points; guests have none".formatted(order.pointsUsed()));
        }
        return granted(order.currency().zero());
    }

    private BigDecimal granted(BigDecimal otherwise) {
        return order.rewardDiscount() == null ? otherwise : order.rewardDiscount();
    }

    private void reportLimits(long minimum, long limit) {
        long used = order.pointsUsed();
        if (used > 0 && used < minimum) {
            report(Code.BELOW_MINIMUM, "%d points used, the minimum is %d".formatted(used, minimum));
        }
        if (used > limit) {
            report(Code.REDEMPTION_LIMIT_EXCEEDED, "%d points used, the limit is %d".formatted(used, limit));
        }
    }

    /** The points that the order uses; a guest has none. */
    long pointsUsed() {
        return context.account().isGuest() ? 0 : order.pointsUsed();
    }

    /** Takes points used from the lots, below zero where they don't suffice, and says what came from where. */
    List<RedeemedPoints> take(long used, Cause cause) {
        if (used == 0) {
            return List.of();
        }
        Account account = context.account().snapshot();
        if (!PointsPosting.canSpend(account, used)) {
            report(
                    Code.POINTS_OVERFLOW,
                    "%d points used, more than a balance can lose: none were taken".formatted(used));
            return List.of();
        }
        List<LotChange> changes = PointsPosting.taking(account.lots(), used);
        List<RedeemedPoints> taken =
                new ArrayList<>(changes.stream().map(RedeemedPoints::of).toList());
        long fromLots = RedeemedPoints.sum(taken);
        if (fromLots < used) {
            report(
                    Code.OVERDRAWN,
                    "%d points used, %d were available"
                            .formatted(used, account.balance().available()));
            taken.add(RedeemedPoints.withoutLot(used - fromLots));
        }
        EntryDraft posting = new EntryDraft(
                EntryType.REDEMPTION,
                EntryId.redemption(order.orderId(), order.revision()),
                -used,
                0,
                changes,
                order.orderId(),
                null,
                null);
        context.ledger().post(posting, cause);
        return taken;
    }

    private boolean differs(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(order.currency().smallestUnit()) > 0;
    }

    private void report(Code code, String detail) {
        discrepancies.add(new Discrepancy(code, detail));
    }
}
