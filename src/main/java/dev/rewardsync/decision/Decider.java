package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.Decision.Outcome;
import dev.rewardsync.event.CustomerActivity;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.OrderEvent;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.Received;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.rule.Ruleset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one entry to the business: an event and what is remembered of its customer in, a decision out. It changes nothing,
 * knows no clock, and gives the same decision for the same input.
 */
public final class Decider {

    private final Ruleset ruleset;
    private final DecisionPolicy policy;
    private final UpcomingTimers schedule;

    public Decider(Ruleset ruleset, DecisionPolicy policy) {
        this.ruleset = ruleset;
        this.policy = policy;
        this.schedule = new UpcomingTimers(ruleset, policy.warningDays());
    }

    /** The ruleset that decides. */
    public Ruleset ruleset() {
        return ruleset;
    }

    /** When time alone brings about something for a customer next; empty where it never does. */
    public Optional<Instant> nextDueAt(Account account) {
        return schedule.nextAt(account);
    }

    /** Settles what is due before an event, then decides the event. */
    public Decision decide(Received received, CustomerState memory) {
        ShopEvent event = received.event();
        Work work = new Work(memory, true);
        work.timers.settle(event.occurredAt(), received.source().arrivedAt());
        Outcome outcome = work.decide(event, received);
        work.completion.completeStep(Cause.of(event), event instanceof OrderEvent order ? order.orderId() : null);
        work.context.account().settledTo(event.occurredAt());
        return work.context.build(outcome, schedule);
    }

    /** Settles what is due by a moment, for a customer of whom no event came. */
    public Decision settle(CustomerState memory, Instant now) {
        Work work = new Work(memory, true);
        work.timers.settle(now, now);
        return work.context.build(null, schedule);
    }

    /** An account looked at by itself, as it is once everything due by a moment is settled. */
    public Account settled(Account account, Instant now) {
        Work work = new Work(new AccountOnlyState(account), false);
        work.timers.settle(now, now);
        return work.context.account().snapshot();
    }

    /**
     * What an order would come to if it were placed at its moment, found out by deciding it.
     *
     * @param account of the customer who asks; a guest's is new
     */
    public Quote quote(QuoteRequest request, Account account) {
        Account settled = settled(account, request.order().occurredAt());
        return new QuoteCalculator(ruleset, request, settled, order -> decided(order, settled)).quote();
    }

    private OrderExport decided(OrderPlaced order, Account account) {
        SourceRecord unsent =
                new SourceRecord(order.type(), "", 0, 0, order.occurredAt(), null, new byte[] {}, List.of());
        return decide(new Received(order, unsent), new AccountOnlyState(account))
                .exports()
                .getFirst();
    }

    /** The parts of the business, put together over one draft: those that every event needs, and those of its kind. */
    private final class Work {
        final DecisionContext context;
        final TimerRunner timers;
        final StepCompletion completion;
        private final PointsPosting points;
        private final TierBasis basis;
        private final Accruals accruals;
        private final TierAssessment tiers;
        private final OrderExporter exports;

        Work(CustomerState memory, boolean tellingErp) {
            RetentionPolicy retention = policy.retention();
            context = new DecisionContext(memory, ruleset);
            points = new PointsPosting(context);
            basis = new TierBasis(context);
            accruals = new Accruals(context, points, basis);
            tiers = new TierAssessment(context, basis, accruals);
            exports = new OrderExporter(context, retention.orderBytes(), tellingErp);
            completion = new StepCompletion(context, tiers, exports);
            CalendarTimerHandler calendar = new CalendarTimerHandler(context, schedule, accruals, tiers);
            timers = new TimerRunner(context, schedule, points, calendar, exports, completion, retention.parked());
        }

        Outcome decide(ShopEvent event, Received received) {
            return switch (event) {
                case OrderEvent order -> orders().decide(received);
                case CustomerSignedUp signedUp -> customers().signedUp(signedUp, received.source());
                case CustomerUpdated updated -> customers().updated(updated, received.source());
                case ReviewApproved review -> customers().reviewed(review, received.source());
                case CustomerActivity activity -> customers().acted(activity, received.source());
                case PointsAdjusted adjusted -> adjustments().adjust(adjusted, received.source());
                case ReferralEvent referral -> referrers().decide(referral);
            };
        }

        private OrderEventHandler orders() {
            return new OrderEventHandler(
                    context,
                    timers,
                    new OrderPlacement(context, basis, accruals, exports, policy.tellNotApplied()),
                    this::knownOrders,
                    completion,
                    policy.retention());
        }

        private KnownOrderHandler knownOrders() {
            Reversal reversal = new Reversal(context, basis);
            Restoration restoration = new Restoration(context, points, reversal);
            SalesTracker sales = new SalesTracker(context, basis);
            ReferralPublisher news = new ReferralPublisher(context);
            return new KnownOrderHandler(
                    new OrderStatusHandler(
                            context,
                            timers,
                            sales,
                            accruals,
                            news,
                            new OrderCancellation(context, restoration, reversal, sales, news),
                            exports),
                    new RefundHandler(context, restoration, reversal, sales, news, exports),
                    new OrderAmendment(
                            context,
                            timers,
                            restoration,
                            new Rerating(accruals, reversal),
                            sales,
                            news,
                            exports,
                            policy.tellNotApplied()));
        }

        private CustomerEventHandler customers() {
            return new CustomerEventHandler(context, accruals, keys());
        }

        private AdjustmentHandler adjustments() {
            return new AdjustmentHandler(context, points, basis, tiers, keys());
        }

        private EventDeduplicator keys() {
            return new EventDeduplicator(context, policy.retention().keys());
        }

        private ReferrerEventHandler referrers() {
            Reversal reversal = new Reversal(context, basis);
            return new ReferrerEventHandler(context, accruals, reversal, new Rerating(accruals, reversal), timers);
        }
    }
}
