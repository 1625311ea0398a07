package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.RedeemedPoints;
import dev.rewardsync.order.RedemptionTerms;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Limit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The redemption of points on an order. The shop has already granted the discount, so it is posted as the shop reports it;
 * inconsistencies become discrepancies. See {@code docs/points.md}, "Redeeming".
 */
final class Redemption {

    private final DecisionContext context;
    private final OrderPlaced order;
    private final CustomerFacts customer;
    private final List<Discrepancy> discrepancies;
    private BigDecimal discount = BigDecimal.ZERO;

    /**
     * Creates the redemption of an order.
     *
     * @param customer the customer facts that are stored with the order
     * @param discrepancies receives what is inconsistent
     */
    Redemption(DecisionContext context, OrderPlaced order, CustomerFacts customer, List<Discrepancy> discrepancies) {
        this.context = context;
        this.order = order;
        this.customer = customer;
        this.discrepancies = discrepancies;
    }

    /** Prices the order with its reward discount. Reports discrepancies of the discount and the grand total. */
    PricedOrder price() {
        discount = computeDiscount();
        TotalCheck.of(order, discount).ifPresent(discrepancies::add);
        PricedOrder priced = PricedOrder.of(
                order, discount, coversShipping(), context.ruleset().exchangeRateFor(order));
        if (!exceedsLimit()) {
            PayableCheck.of(priced, discount, coversShipping()).ifPresent(discrepancies::add);
        }
        return priced;
    }

    /** Returns whether another exceeded limit has been reported. */
    private boolean exceedsLimit() {
        return discrepancies.stream().anyMatch(found -> found.code() == DiscrepancyCode.REDEMPTION_LIMIT_EXCEEDED);
    }

    /** Returns the reward discount after {@link #price}: the shop's discount, else the value of the points used. */
    BigDecimal discount() {
        return discount;
    }

    boolean coversShipping() {
        return context.ruleset().redemption().coversShipping();
    }

    private BigDecimal computeDiscount() {
        if (context.account().isGuest()) {
            return guestDiscount();
        }
        if (order.pointsUsed() == 0) {
            return checkedDiscount(order.currency().zero());
        }
        reportSuspension();
        RedemptionPolicy policy = context.ruleset().redemption();
        Optional<RedemptionTerms> terms = RedemptionTerms.of(order, customer.group(), context.ruleset());
        reportLimits(
                policy.minPoints(),
                terms.map(RedemptionTerms::maxPoints).orElseGet(() -> policy.limitInPoints(rateLimit(policy))));
        if (context.ruleset().exchangeRateFor(order) == null) {
            return uncheckedDiscount();
        }
        return checkedDiscount(terms.map(redemption -> redemption.discount(order.pointsUsed()))
                .orElse(order.currency().zero()));
    }

    private void reportSuspension() {
        if (customer.suspended()) {
            report(
                    DiscrepancyCode.MEMBERSHIP_SUSPENDED,
                    "%d points used by a customer whose membership is suspended".formatted(order.pointsUsed()));
        }
    }

    private @Nullable Limit rateLimit(RedemptionPolicy policy) {
        return policy.redemptionRateFor(order.website(), customer.group())
                .map(RedemptionPolicy.Rate::limit)
                .orElse(null);
    }

    private BigDecimal checkedDiscount(BigDecimal value) {
        BigDecimal granted = grantedOr(value);
        if (differs(granted, value)) {
            report(
                    DiscrepancyCode.DISCOUNT_MISMATCH,
                    "%d points are worth %s, the shop took off %s"
                            .formatted(
                                    order.pointsUsed(),
                                    order.currency().format(value),
                                    order.currency().format(granted)));
        }
        return granted;
    }

    private BigDecimal uncheckedDiscount() {
        report(
                DiscrepancyCode.NO_EXCHANGE_RATE,
                "no exchange rate from %s to %s: the reward discount was not checked"
                        .formatted(
                                context.ruleset().currency().code(),
                                order.currency().code()));
        return grantedOr(order.currency().zero());
    }

    private BigDecimal guestDiscount() {
        if (order.pointsUsed() > 0) {
            report(
                    DiscrepancyCode.GUEST_REDEMPTION,
                    "a guest used %d points; guests have none".formatted(order.pointsUsed()));
        }
        return grantedOr(order.currency().zero());
    }

    private BigDecimal grantedOr(BigDecimal defaultDiscount) {
        return order.rewardDiscount() == null ? defaultDiscount : order.rewardDiscount();
    }

    private void reportLimits(long minimum, long limit) {
        long used = order.pointsUsed();
        if (used > 0 && used < minimum) {
            report(DiscrepancyCode.BELOW_MINIMUM, "%d points used, the minimum is %d".formatted(used, minimum));
        }
        if (used > limit) {
            report(DiscrepancyCode.REDEMPTION_LIMIT_EXCEEDED, "%d points used, the limit is %d".formatted(used, limit));
        }
    }

    /** Returns the points used; 0 for a guest. */
    long pointsUsed() {
        return context.account().isGuest() ? 0 : order.pointsUsed();
    }

    /** Posts the redemption of points, which overdraws the balance if the lots do not suffice. Returns the points by lot. */
    List<RedeemedPoints> post(long used, Cause cause) {
        if (used == 0) {
            return List.of();
        }
        Account account = context.account().snapshot();
        if (!PointsPosting.canRedeem(account, used)) {
            report(
                    DiscrepancyCode.POINTS_OVERFLOW,
                    "%d points used, more than a balance can lose: none were taken".formatted(used));
            return List.of();
        }
        List<LotChange> changes = PointsPosting.debits(account.lots(), used);
        List<RedeemedPoints> redeemed =
                new ArrayList<>(changes.stream().map(RedeemedPoints::of).toList());
        long fromLots = RedeemedPoints.sum(redeemed);
        if (fromLots < used) {
            report(
                    DiscrepancyCode.OVERDRAWN,
                    "%d points used, %d were available"
                            .formatted(used, account.balance().available()));
            redeemed.add(RedeemedPoints.withoutLot(used - fromLots));
        }
        context.ledger().post(EntryDraft.redemption(order, used, changes), cause);
        return redeemed;
    }

    private boolean differs(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(order.currency().smallestUnit()) > 0;
    }

    private void report(DiscrepancyCode code, String detail) {
        discrepancies.add(new Discrepancy(code, detail));
    }
}
