package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.event.CustomerActivity;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.rule.EvaluationListener;
import dev.rewardsync.rule.Ruleset;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides events and timers. A decision is a pure function of the event, the stored state and the ruleset: it has no side
 * effects and reads no clock.
 */
public final class Decider {

    private final Ruleset ruleset;
    private final DecisionPolicy policy;
    private final EvaluationListener listener;
    private final boolean exporting;
    private final UpcomingTimers upcomingTimers;

    public Decider(Ruleset ruleset, DecisionPolicy policy) {
        this(ruleset, policy, EvaluationListener.NONE);
    }

    /**
     * Creates a decider that reports the evaluations of its decisions.
     *
     * @param listener receives each evaluation of a rule chain
     */
    public Decider(Ruleset ruleset, DecisionPolicy policy, EvaluationListener listener) {
        this(ruleset, policy, listener, true);
    }

    private Decider(Ruleset ruleset, DecisionPolicy policy, EvaluationListener listener, boolean exporting) {
        this.ruleset = ruleset;
        this.policy = policy;
        this.listener = listener;
        this.exporting = exporting;
        this.upcomingTimers = new UpcomingTimers(ruleset, policy.warningDays());
    }

    /** Returns a decider whose decisions contain no order exports. It reads the stored events of fewer orders. */
    public Decider withoutExports() {
        return new Decider(ruleset, policy, listener, false);
    }

    /** Returns the ruleset in force. */
    public Ruleset ruleset() {
        return ruleset;
    }

    /** Returns when the account's next timer fires; empty if it has none. */
    public Optional<Instant> nextTimerAt(Account account) {
        return upcomingTimers.nextAt(account);
    }

    /** Fires the timers up to an event, then decides the event. */
    public Decision decide(InboundEvent inbound, CustomerState state) {
        return decide(inbound, new Handlers(state, exporting));
    }

    private Decision decide(InboundEvent inbound, Handlers handlers) {
        ShopEvent event = inbound.event();
        handlers.timers.fireUntil(event.occurredAt(), inbound.arrivedAt());
        Outcome outcome = handlers.decide(event, inbound);
        handlers.context.addIfRejected(inbound, outcome);
        handlers.completion.completeStep(Cause.of(event), event instanceof OrderEvent order ? order.orderId() : null);
        handlers.context.account().advanceTo(event.occurredAt());
        return handlers.context.build(outcome, upcomingTimers);
    }

    /** Fires the timers up to an instant, for a customer without an event. */
    public Decision fireTimers(CustomerState state, Instant now) {
        Handlers handlers = new Handlers(state, exporting);
        handlers.timers.fireUntil(now, now);
        return handlers.context.build(null, upcomingTimers);
    }

    /** Returns an account after all timers up to an instant have fired, without its orders. */
    public Account withTimersFired(Account account, Instant now) {
        Handlers handlers = new Handlers(new AccountOnlyState(account), false);
        handlers.timers.fireUntil(now, now);
        return handlers.context.account().snapshot();
    }

    /**
     * Quotes an order by deciding it.
     *
     * @param account the customer's account; a new one for a guest
     */
    public Quote quote(QuoteRequest request, Account account) {
        Account current = withTimersFired(account, request.order().occurredAt());
        return new QuoteCalculator(ruleset, request, current, order -> export(order, current)).quote();
    }

    private OrderExport export(OrderPlaced order, Account account) {
        Handlers handlers = new Handlers(new AccountOnlyState(account), true);
        return decide(new Cart(order), handlers).exports().getFirst();
    }

    /** A cart that is decided as an order. It has no original event, since its export is never published. */
    private record Cart(OrderPlaced event) implements InboundEvent {
        @Override
        public Instant arrivedAt() {
            return event.occurredAt();
        }

        @Override
        public byte[] payload() {
            return new byte[] {};
        }
    }

    /** The handlers of one decision. Every decision has the common ones; the others are created for the event at hand. */
    private final class Handlers {
        final DecisionContext context;
        final TimerRunner timers;
        final StepCompletion completion;
        private final PointsPosting posting;
        private final TierBasis basis;
        private final Accruals accruals;
        private final TierAssessment tiers;
        private final OrderExporter exports;

        Handlers(CustomerState state, boolean exporting) {
            RetentionPolicy retention = policy.retention();
            context = new DecisionContext(state, ruleset, listener);
            posting = new PointsPosting(context);
            basis = new TierBasis(context);
            accruals = new Accruals(context, posting, basis);
            tiers = new TierAssessment(context, basis, accruals);
            exports = new OrderExporter(context, retention.orderBytes(), exporting);
            completion = new StepCompletion(context, tiers, exports);
            CalendarTimerHandler calendarTimers = new CalendarTimerHandler(context, upcomingTimers, accruals, tiers);
            timers = new TimerRunner(
                    context, upcomingTimers, posting, calendarTimers, exports, completion, retention.parked());
        }

        Outcome decide(ShopEvent event, InboundEvent inbound) {
            return switch (event) {
                case OrderEvent order -> orders().decide(inbound);
                case CustomerSignedUp signedUp -> customers().signUp(signedUp);
                case CustomerUpdated updated -> customers().update(updated, inbound.arrivedAt());
                case ReviewApproved review -> customers().approveReview(review, inbound.arrivedAt());
                case CustomerActivity activity -> customers().recordActivity(activity, inbound.arrivedAt());
                case PointsAdjusted adjusted -> adjustments().adjust(adjusted, inbound.arrivedAt());
                case ReferralEvent referral -> referrers().decide(referral);
            };
        }

        private OrderEventHandler orders() {
            return new OrderEventHandler(
                    context,
                    timers,
                    new OrderPlacement(context, basis, accruals, exports, policy.reportSkippedRules()),
                    this::existingOrders,
                    completion,
                    policy.retention());
        }

        private ExistingOrderHandler existingOrders() {
            Reversal reversal = new Reversal(context, basis);
            Restoration restoration = new Restoration(context, posting, reversal);
            SalesTracker sales = new SalesTracker(context, basis);
            ReferralPublisher referrals = new ReferralPublisher(context);
            return new ExistingOrderHandler(
                    new OrderStatusHandler(
                            context,
                            timers,
                            sales,
                            accruals,
                            referrals,
                            new OrderCancellation(context, restoration, reversal, sales, referrals),
                            exports),
                    new RefundHandler(context, restoration, reversal, sales, referrals, exports),
                    new OrderAmendment(
                            context,
                            timers,
                            restoration,
                            new Rerating(context, accruals, reversal),
                            sales,
                            referrals,
                            exports,
                            policy.reportSkippedRules()));
        }

        private CustomerEventHandler customers() {
            return new CustomerEventHandler(
                    context, accruals, deduplicator(), upcomingTimers, new ReferralPublisher(context));
        }

        private AdjustmentHandler adjustments() {
            return new AdjustmentHandler(context, posting, basis, tiers, deduplicator());
        }

        private EventDeduplicator deduplicator() {
            return new EventDeduplicator(context, policy.retention().keys());
        }

        private ReferrerEventHandler referrers() {
            Reversal reversal = new Reversal(context, basis);
            return new ReferrerEventHandler(
                    context, accruals, reversal, new Rerating(context, accruals, reversal), timers);
        }
    }
}
