package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.RedeemableCart;
import dev.rewardsync.order.RedeemedPoints;
import dev.rewardsync.order.RedemptionTerms;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.RedemptionPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The redemption of points on an order. The shop has already granted the discount, so it is posted as the shop reports it;
 * inconsistencies become discrepancies. See {@code docs/points.md}, "Redeeming".
 */
final class Redemption {

    private final DecisionContext context;
    private final OrderPlaced order;
    private final CustomerFacts customer;
    private final long availableBefore;
    private final List<Discrepancy> discrepancies;
    private BigDecimal discount = BigDecimal.ZERO;
    private PayableScope scope;

    /**
     * Creates the redemption of an order.
     *
     * @param customer the customer facts that are stored with the order
     * @param availableBefore the points available before the order's own redemption
     * @param discrepancies receives what is inconsistent
     */
    Redemption(
            DecisionContext context,
            OrderPlaced order,
            CustomerFacts customer,
            long availableBefore,
            List<Discrepancy> discrepancies) {
        this.context = context;
        this.order = order;
        this.customer = customer;
        this.availableBefore = availableBefore;
        this.discrepancies = discrepancies;
        this.scope = context.ruleset().redemption().scopeOf(null);
    }

    /** Prices the order with its reward discount. Reports discrepancies of the discount and the grand total. */
    PricedOrder price() {
        if (!context.account().isGuest()) {
            context.reportRedemption(order, customer, availableBefore);
        }
        discount = computeDiscount();
        TotalCheck.of(order, discount).ifPresent(discrepancies::add);
        PricedOrder priced =
                PricedOrder.of(order, discount, scope, context.ruleset().exchangeRateFor(order));
        if (!exceedsLimit()) {
            PayableCheck.of(priced, discount, scope).ifPresent(discrepancies::add);
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

    /** Returns the parts of the order that points can pay, after {@link #price}. */
    PayableScope payable() {
        return scope;
    }

    private BigDecimal computeDiscount() {
        if (order.pointsUsed() == 0
                && (order.rewardDiscount() == null || order.rewardDiscount().signum() == 0)) {
            return order.currency().zero();
        }
        RedeemableCart cart = RedeemableCart.of(order, customer, context.ruleset());
        scope = cart.scope();
        if (context.account().isGuest()) {
            return guestDiscount();
        }
        if (order.pointsUsed() == 0) {
            return checkedDiscount(order.currency().zero());
        }
        reportSuspension();
        Optional<RedemptionTerms> terms = cart.terms();
        RedemptionPolicy policy = context.ruleset().redemption();
        reportLimits(
                policy,
                terms.map(redemption -> redemption.maxPoints(availableBefore))
                        .orElseGet(() -> policy.limitInPoints(cart.rate(), availableBefore)));
        if (cart.exchangeRate() == null) {
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

    private void reportLimits(RedemptionPolicy policy, long limit) {
        long used = order.pointsUsed();
        long minimum = policy.minPoints();
        if (used > 0 && used < minimum) {
            report(DiscrepancyCode.BELOW_MINIMUM, "%d points used, the minimum is %d".formatted(used, minimum));
        }
        if (used > limit) {
            report(DiscrepancyCode.REDEMPTION_LIMIT_EXCEEDED, "%d points used, the limit is %d".formatted(used, limit));
        } else if (policy.wholeSteps(used) != used) {
            report(
                    DiscrepancyCode.REDEMPTION_LIMIT_EXCEEDED,
                    "%d points used, expected a multiple of %d".formatted(used, policy.step()));
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
