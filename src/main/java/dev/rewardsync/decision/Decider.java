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
        work.settlement.settle(event.occurredAt(), received.source().arrivedAt());
        Outcome outcome = work.decide(event, received);
        work.conclusion.conclude(Cause.of(event), event instanceof OrderEvent order ? order.orderId() : null);
        work.draft.settledTo(event.occurredAt());
        return work.draft.done(outcome, schedule);
    }

    /** Settles what is due by a moment, for a customer of whom no event came. */
    public Decision settle(CustomerState memory, Instant now) {
        Work work = new Work(memory, true);
        work.settlement.settle(now, now);
        return work.draft.done(null, schedule);
    }

    /** An account looked at by itself, as it is once everything due by a moment is settled. */
    public Account settled(Account account, Instant now) {
        Work work = new Work(new AccountOnlyState(account), false);
        work.settlement.settle(now, now);
        return work.draft.account();
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
        final DecisionBuilder draft;
        final TimerRunner settlement;
        final StepCompletion conclusion;
        private final PointsPosting points;
        private final TierBasis basis;
        private final Accruals accruals;
        private final TierAssessment tiers;
        private final OrderExportBuilder exports;

        Work(CustomerState memory, boolean tellingErp) {
            RetentionPolicy retention = policy.retention();
            draft = new DecisionBuilder(memory, ruleset);
            points = new PointsPosting(draft);
            basis = new TierBasis(draft);
            accruals = new Accruals(draft, points, basis);
            tiers = new TierAssessment(draft, basis, accruals);
            exports = new OrderExportBuilder(draft, retention.orderBytes(), tellingErp);
            conclusion = new StepCompletion(draft, tiers, exports);
            CalendarTimerHandler calendar = new CalendarTimerHandler(draft, schedule, accruals, tiers);
            settlement = new TimerRunner(draft, schedule, points, calendar, exports, conclusion, retention.parked());
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
                    draft,
                    settlement,
                    new OrderPlacement(draft, basis, accruals, exports, policy.tellNotApplied()),
                    this::knownOrders,
                    conclusion,
                    policy.retention());
        }

        private KnownOrderHandler knownOrders() {
            Reversal reversal = new Reversal(draft, basis);
            Restoration restoration = new Restoration(draft, points, reversal);
            SalesTracker sales = new SalesTracker(draft, basis);
            ReferralPublisher news = new ReferralPublisher(draft);
            return new KnownOrderHandler(
                    new OrderStatusHandler(
                            draft,
                            settlement,
                            sales,
                            accruals,
                            news,
                            new OrderCancellation(draft, restoration, reversal, sales, news),
                            exports),
                    new RefundHandler(draft, restoration, reversal, sales, news, exports),
                    new OrderAmendment(
                            draft,
                            settlement,
                            restoration,
                            new Rerating(accruals, reversal),
                            sales,
                            news,
                            exports,
                            policy.tellNotApplied()));
        }

        private CustomerEventHandler customers() {
            return new CustomerEventHandler(draft, accruals, keys());
        }

        private AdjustmentHandler adjustments() {
            return new AdjustmentHandler(draft, points, basis, tiers, keys());
        }

        private EventDeduplicator keys() {
            return new EventDeduplicator(draft, policy.retention().keys());
        }

        private ReferrerEventHandler referrers() {
            Reversal reversal = new Reversal(draft, basis);
            return new ReferrerEventHandler(draft, accruals, reversal, new Rerating(accruals, reversal), settlement);
        }
    }
}
