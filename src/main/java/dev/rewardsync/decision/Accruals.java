package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.ProfileUpdate;
import dev.rewardsync.account.Timer;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.order.AccrualTerms;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderAccrualBuilder;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.TierPolicy.Basis;
import dev.rewardsync.rule.Trigger;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Posts the points of earning rules as available or pending. */
final class Accruals {

    private final DecisionContext context;
    private final PointsPosting posting;
    private final TierBasis basis;

    Accruals(DecisionContext context, PointsPosting posting, TierBasis basis) {
        this.context = context;
        this.basis = basis;
        this.posting = posting;
    }

    /** Posts points of a rule: available if nothing delays them, else pending with a release timer once the hold begins. */
    OrderAccrual post(AccrualRequest request, long earned, AccrualTerms terms) {
        EarningRule rule = request.rule();
        Instant at = request.cause().at();
        boolean isAvailable = request.holdStart() != null && terms.award().hold() == null;
        if (isAvailable) {
            posting.accrueAvailable(request, earned, posting.expiry(at, terms.expiry()));
        } else {
            posting.accruePending(request, earned);
        }
        basis.add(Basis.POINTS_EARNED, at, earned);
        OrderAccrual accrual = OrderAccrualBuilder.builder()
                .entryId(request.entryId())
                .ruleId(rule.id())
                .ruleName(rule.name())
                .fromCart(rule.trigger().equals(Trigger.ORDER_PLACED))
                .at(at)
                .booked(earned)
                .pending(isAvailable ? 0 : earned)
                .released(
                        isAvailable
                                ? new OrderAccrual.Released(
                                        at, context.account().snapshot().sequence())
                                : null)
                .terms(terms)
                .build();
        if (request.holdStart() != null && !isAvailable) {
            scheduleRelease(accrual, request.holdStart());
        }
        return accrual;
    }

    /** Posts more points of an accrual: into its lot if it is released, else pending. */
    OrderAccrual raise(OrderAccrual accrual, AccrualRequest request, long more) {
        OrderAccrual raised = accrual.plus(more);
        if (accrual.released() != null) {
            posting.accrueInto(accrual, request, more);
        } else {
            posting.accruePending(request, more);
            if (request.holdStart() != null) {
                scheduleRelease(raised, request.holdStart());
            }
        }
        basis.add(Basis.POINTS_EARNED, accrual.at(), more);
        return raised;
    }

    /** Returns the terms of an accrual of a rule that applied. */
    AccrualTerms termsOf(RuleOutcome.Applied applied) {
        EarningRule rule = applied.rule();
        return terms(rule.award(), rule.expiry(), rule.onRefund(), applied);
    }

    /** Returns the terms of an existing accrual whose rule applied again. Award, expiry and refund policy stay. */
    AccrualTerms termsOf(RuleOutcome.Applied applied, AccrualTerms existing) {
        return terms(existing.award(), existing.expiry(), existing.onRefund(), applied);
    }

    private AccrualTerms terms(
            Award award, @Nullable ExpiryTerms expiry, RefundPolicy onRefund, RuleOutcome.Applied applied) {
        boolean runsAgain = onRefund == RefundPolicy.RECOMPUTE && applied.multiplication() == null;
        return new AccrualTerms(
                award,
                expiry,
                onRefund,
                applied.eligibleLines(),
                runsAgain ? context.ruleset().snapshots().get(applied.rule().id()) : null,
                applied.multiplication());
    }

    /** Schedules the release of an accrual's pending points at the end of its hold. */
    void scheduleRelease(OrderAccrual accrual, Instant holdStart) {
        AccrualTerms terms = accrual.terms();
        Period hold = terms.award().hold();
        Instant at = hold == null ? holdStart : posting.plus(holdStart, hold);
        context.account()
                .scheduleRelease(
                        new Timer.Release(accrual.entryId(), at, accrual.pending(), terms.expiry(), accrual.ruleId()));
    }

    /**
     * Runs the behavior rules of a trigger and posts their points.
     *
     * @param entryId returns the id of the entry of a rule id
     * @param orderId the customer's own order behind the event; null if there is none
     * @param discrepancies receives the reasons why rules awarded no points
     * @return the accruals in the order of posting
     */
    List<OrderAccrual> runBehaviorRules(
            Trigger trigger,
            Facts facts,
            Function<String, EntryId> entryId,
            @Nullable String orderId,
            Cause cause,
            List<Discrepancy> discrepancies) {
        List<OrderAccrual> accrued = new ArrayList<>();
        List<RuleOutcome> outcomes = context.evaluate(trigger, facts);
        context.trials().count(outcomes, facts.at());
        for (RuleOutcome.Applied applied : RuleOutcome.applied(outcomes)) {
            EarningRule rule = applied.rule();
            EntryId id = entryId.apply(rule.id());
            assignGroup(rule, id, cause);
            long earned = validPoints(applied, discrepancies);
            if (earned > 0) {
                OrderAccrual accrual =
                        post(new AccrualRequest(rule, id, orderId, cause.at(), cause), earned, termsOf(applied));
                accrued.add(context.limits().withUse(accrual, rule, facts.at()));
            }
        }
        return accrued;
    }

    /** Runs the behavior rules of an event without an order of the customer, and reports discrepancies to the decision. */
    List<OrderAccrual> runBehaviorRules(Trigger trigger, Facts facts, Function<String, EntryId> entryId, Cause cause) {
        List<Discrepancy> found = new ArrayList<>();
        List<OrderAccrual> accrued = runBehaviorRules(trigger, facts, entryId, null, cause, found);
        context.decision().addNewDiscrepancies(found);
        return accrued;
    }

    /** Assigns the customer to a rule's {@code assignGroup}, if it has one, and notifies the shop. */
    void assignGroup(EarningRule rule, EntryId entryId, Cause cause) {
        Account account = context.account().snapshot();
        String group = rule.assignGroup();
        if (group == null || group.equals(account.profile().group())) {
            return;
        }
        String customer = account.owner().id();
        context.account().changeProfile(profile -> profile.updated(ProfileUpdate.toGroup(group, cause.at())));
        context.decision()
                .addNotifications(new Notification.GroupAssigned(
                        "group:" + customer + "|" + entryId.text(), customer, cause.at(), group, rule.id()));
    }

    /** Returns the points of a rule that applied; 0, and a discrepancy, if they cannot be calculated or would leave 64 bits. */
    long validPoints(RuleOutcome.Applied applied, List<Discrepancy> discrepancies) {
        if (applied.noPointsReason() != null) {
            discrepancies.add(discrepancy(applied.noPointsReason(), applied.rule()));
            return 0;
        }
        if (!posting.fits(applied.pointsBeforeLimits())) {
            discrepancies.add(discrepancy(RuleOutcome.NoPointsReason.POINTS_OVERFLOW, applied.rule()));
            return 0;
        }
        return applied.points();
    }

    private static Discrepancy discrepancy(RuleOutcome.NoPointsReason noPointsReason, EarningRule rule) {
        return switch (noPointsReason) {
            case NO_EXCHANGE_RATE ->
                new Discrepancy(
                        DiscrepancyCode.NO_EXCHANGE_RATE,
                        "rule %s gave no points: no exchange rate to the ruleset's currency".formatted(rule.id()));
            case POINTS_OVERFLOW ->
                new Discrepancy(
                        DiscrepancyCode.POINTS_OVERFLOW,
                        "rule %s gave no points: more than a balance can hold".formatted(rule.id()));
        };
    }
}
