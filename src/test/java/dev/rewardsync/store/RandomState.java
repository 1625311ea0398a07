package dev.rewardsync.store;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.account.CustomerProfile.UpdatedAt;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.account.LimitUsage;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.PeriodUsage;
import dev.rewardsync.account.PointsActivity;
import dev.rewardsync.account.QualifyingActivity;
import dev.rewardsync.account.RecordNumbers;
import dev.rewardsync.account.ReferralStatistics;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.account.Timer;
import dev.rewardsync.account.Timers;
import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.InboundEvent;
import dev.rewardsync.event.Membership;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.RefundTotals;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.CalendarEnd;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.ExpiryPeriod;
import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.order.AccrualTerms;
import dev.rewardsync.order.AppliedEvent;
import dev.rewardsync.order.CompletedSale;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.LimitUse;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.RedeemedPoints;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.order.SkippedRule;
import dev.rewardsync.order.TrialAward;
import dev.rewardsync.order.TrialPoints;
import dev.rewardsync.pricing.EligibleLines;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.EarningStyle.Multiply;
import dev.rewardsync.rule.EarningStyle.PartialSteps;
import dev.rewardsync.rule.Multiplication;
import dev.rewardsync.rule.RefereeFacts;
import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.yaml.RuleSnapshots;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Random state from a seed. */
final class RandomState extends RandomValues {

    RandomState(long seed) {
        super(seed);
    }

    static ShopEvent eventOf(SourceRecord source) {
        Envelope envelope = new Envelope("e-" + source.offset(), source.arrivedAt(), "c-1", "main");
        return new ReviewApproved(envelope, source.topic(), null, null);
    }

    private CustomerProfile profile() {
        Instant membershipAt = nullable(this::instant);
        return new CustomerProfile(
                nullable(this::fingerprint),
                nullable(this::text),
                nullable(this::text),
                nullable(this::text),
                nullable(this::date),
                nullable(this::flag),
                nullable(this::text),
                membershipAt == null ? Membership.ACTIVE : one(Membership.values()),
                new UpdatedAt(
                        nullable(this::instant),
                        nullable(this::instant),
                        nullable(this::instant),
                        nullable(this::instant),
                        membershipAt));
    }

    private Account account(AccountOwner owner) {
        return new Account(
                owner,
                profile(),
                new CustomerStatistics(decimal(), number(), number(), number(), number(), referrals()),
                new Balance(number(), number()),
                new LifetimePoints(number(), number(), number()),
                new RecordNumbers(sequence(), sequence()),
                list(() -> new Lot(entryId(), number(), expiry(), sequence())),
                new Timers(list(this::release), list(() -> new Timer.ParkedEventTimeout(text(), instant()))),
                new LimitUsage(
                        list(() -> new PeriodUsage(text(), one(LimitPeriod.values()), date(), number(), number()))),
                new TierStatus(
                        text(),
                        number(),
                        list(() -> new TierStatus.QualifyingAmount(instant(), decimal())),
                        nullable(this::instant),
                        nullable(() -> new TierStatus.GrantedTier(text(), instant()))),
                new QualifyingActivity(
                        nullable(this::instant),
                        below(3000),
                        nullable(this::instant),
                        below(400),
                        nullable(this::instant),
                        nullable(() -> new QualifyingActivity.SignUp(instant(), below(3000)))),
                pointsActivity(),
                flag() ? Instant.MIN : instant());
    }

    private Timer.Release release() {
        EntryId accrualId = entryId();
        return new Timer.Release(accrualId, instant(), number(), nullable(this::expiryTerms), ruleOf(accrualId));
    }

    private ExpiryTerms expiryTerms() {
        return new ExpiryTerms(expiryPeriod(), one(ExpiryTerms.Start.values()));
    }

    private ExpiryPeriod expiryPeriod() {
        return new ExpiryPeriod(period(), nullable(() -> one(CalendarEnd.values())));
    }

    private Expiry expiry() {
        return switch (below(3)) {
            case 0 -> Expiry.NEVER;
            case 1 -> new Expiry.At(instant());
            default -> new Expiry.AfterInactivity(expiryPeriod(), ZoneId.of("America/New_York"));
        };
    }

    private PointsActivity pointsActivity() {
        List<Long> lots = list(() -> (long) below(1_000_000));
        return new PointsActivity(
                nullable(this::instant), lots.stream().distinct().sorted().toList());
    }

    private EntryId entryId() {
        int revision = below(Integer.MAX_VALUE);
        return switch (below(5)) {
            case 0 -> EntryId.orderAccrual(text(), revision, text());
            case 1 -> EntryId.statusAccrual(text(), text(), text());
            case 2 -> EntryId.refereeOrderAmendment(text(), revision, text());
            case 3 -> EntryId.redemption(text(), revision);
            default -> EntryId.parse(text());
        };
    }

    private String ruleOf(EntryId accrualId) {
        return accrualId instanceof EntryId.OrderAccrualId id ? id.ruleId() : text();
    }

    private Fingerprint fingerprint() {
        return new Fingerprint(number(), list(() -> (short) number()));
    }

    StoredAccount storedAccount(AccountOwner owner) {
        return new StoredAccount(
                account(owner), Optional.ofNullable(nullable(this::instant)), new OrderIdFilter(number(), number()));
    }

    private ReferralStatistics referrals() {
        return new ReferralStatistics(number(), number(), decimal(), number());
    }

    RefereeOrder refereeOrder(AccountOwner owner) {
        return new RefereeOrder(
                owner,
                RefereeOrder.key("o-1"),
                instant(),
                decimal(),
                customer(),
                new RefereeFacts(text(), number()),
                nullable(this::refunded),
                list(this::accrual));
    }

    OrderState order(AccountOwner owner) {
        return new OrderState(
                owner,
                "o-1",
                new PlacementSnapshot(
                        instant(),
                        instant(),
                        below(Integer.MAX_VALUE),
                        customer(),
                        number(),
                        number(),
                        decimal(),
                        new PayableScope(nullable(() -> Set.copyOf(list(this::text))), flag(), flag()),
                        list(() -> new SkippedRule(text(), one(RuleOutcome.SkipReason.values()))),
                        list(() -> new TrialAward(
                                new TrialPoints(text(), text(), number()),
                                nullable(() -> new LimitUse(instant(), number()))))),
                list(() -> new AppliedEvent(text(), fingerprint(), instant())),
                one(OrderState.Phase.values()),
                new CompletedSale(decimal(), decimal(), instant(), nullable(this::customer), refunded()),
                refunded(),
                list(() -> new RedeemedPoints(nullable(this::entryId), number(), expiry(), sequence())),
                list(this::accrual),
                list(() -> new Discrepancy(one(DiscrepancyCode.values()), text())),
                new OrderState.Exported(below(Integer.MAX_VALUE), below(100)));
    }

    List<InboundEvent> parked() {
        return list(() -> {
            SourceRecord source = new SourceRecord(
                    one(EventType.values()),
                    text(),
                    below(1000),
                    sequence(),
                    instant(),
                    nullable(this::bytes),
                    nullable(this::bytes),
                    list(() -> new SourceRecord.Header(text(), nullable(this::bytes))));
            return new InboundRecord(eventOf(source), source);
        });
    }

    long day() {
        return flag() ? StoredOrder.NOT_PLACED : below(100_000);
    }

    private OrderAccrual accrual() {
        EntryId entryId = entryId();
        return new OrderAccrual(
                entryId,
                ruleOf(entryId),
                text(),
                flag(),
                instant(),
                number() >> 1,
                number() >> 1,
                number(),
                number(),
                number(),
                nullable(() -> new OrderAccrual.Released(instant(), sequence())),
                new AccrualTerms(
                        new Award(text(), nullable(this::period)),
                        nullable(this::expiryTerms),
                        one(RefundPolicy.values()),
                        new EligibleLines(nullable(() -> Set.copyOf(list(this::text))), flag()),
                        nullable(() -> RuleSnapshots.of(below(300), text())),
                        nullable(this::multiplication)),
                nullable(() -> new LimitUse(instant(), number())));
    }

    private Multiplication multiplication() {
        Multiply style = new Multiply(decimal(), Set.copyOf(list(this::text)), one(PartialSteps.values()), number());
        return new Multiplication(style, list(this::text), number());
    }

    private RefundTotals refunded() {
        return new RefundTotals(
                list(this::text).stream().distinct().collect(Collectors.toMap(line -> line, line -> decimal())),
                flag(),
                flag() ? BigDecimal.ZERO : BigDecimal.valueOf(1 + below(100_000), 2));
    }

    private CustomerFacts customer() {
        return new CustomerFacts(
                nullable(this::text),
                text(),
                decimal(),
                number(),
                number(),
                number(),
                flag(),
                number(),
                text(),
                flag(),
                number(),
                number(),
                decimal(),
                number(),
                flag());
    }
}
