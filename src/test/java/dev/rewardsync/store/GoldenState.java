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
import dev.rewardsync.decision.IdempotencyRecord;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.Membership;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.event.RefundTotals;
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
import dev.rewardsync.order.ParkedOrderEvents;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.RedeemedPoints;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.order.RefereeOrderCount;
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
import dev.rewardsync.rule.RuleOutcome.SkipReason;
import dev.rewardsync.rule.yaml.RuleSnapshots;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The values whose bytes are in {@code golden}. Every field is set, to a distinct value where the type allows it. */
final class GoldenState {

    static final AccountOwner OWNER = AccountOwner.customer("c-1");
    static final String ORDER_ID = "o-1";

    private static final Instant AT = Instant.parse("2026-12-05T10:15:30Z");
    private static final Fingerprint FINGERPRINT = new Fingerprint(-2, List.of((short) 1, (short) -2));

    private static final Expiry INACTIVITY = new Expiry.AfterInactivity(
            new ExpiryPeriod(Period.ofDays(0), CalendarEnd.END_OF_YEAR), ZoneId.of("Europe/Paris"));

    private GoldenState() {}

    static StoredAccount account() {
        Account account = new Account(
                OWNER,
                new CustomerProfile(
                        FINGERPRINT,
                        "main",
                        "f@mail",
                        "vip",
                        LocalDate.of(1990, 2, 28),
                        true,
                        "c-0",
                        Membership.SUSPENDED,
                        new UpdatedAt(AT, AT.plusSeconds(1), AT.plusSeconds(2), AT.plusSeconds(3), AT.plusSeconds(4))),
                new CustomerStatistics(
                        new BigDecimal("45.00"),
                        3,
                        2,
                        1,
                        300,
                        new ReferralStatistics(4, 3, new BigDecimal("120.50"), 2)),
                new Balance(500, 50),
                new LifetimePoints(1050, 500, 7),
                new RecordNumbers(7, 9),
                List.of(
                        new Lot(
                                EntryId.orderAccrual("1", 1, "spend"),
                                500,
                                Expiry.at(Instant.parse("2027-11-21T10:15:30.5Z")),
                                3),
                        new Lot(EntryId.statusAccrual("2", "completed", "first"), 1, Expiry.NEVER, 4),
                        new Lot(EntryId.refereeOrderAccrual("3", "friend"), 2, INACTIVITY, 5),
                        new Lot(EntryId.redemption("4", 6), 3, Expiry.NEVER, 6),
                        new Lot(EntryId.signUpAccrual("welcome"), 4, Expiry.NEVER, 7)),
                new Timers(
                        List.of(
                                new Timer.Release(
                                        EntryId.orderAccrual("2", 1, "spend"),
                                        AT,
                                        50,
                                        new ExpiryTerms(
                                                new ExpiryPeriod(Period.of(1, 2, 3), CalendarEnd.END_OF_MONTH),
                                                ExpiryTerms.Start.RELEASE),
                                        "spend"),
                                new Timer.Release(
                                        EntryId.reviewAccrual("r-7", "review"),
                                        AT,
                                        10,
                                        new ExpiryTerms(
                                                ExpiryPeriod.exactly(Period.ofDays(90)), ExpiryTerms.Start.ACTIVITY),
                                        "review")),
                        List.of(new Timer.ParkedEventTimeout("3", AT))),
                new LimitUsage(List.of(new PeriodUsage("review", LimitPeriod.MONTH, LocalDate.of(2026, 11, 1), 10, 3))),
                new TierStatus(
                        "silver",
                        1,
                        List.of(new TierStatus.QualifyingAmount(AT, new BigDecimal("45.00"))),
                        AT.plusSeconds(10),
                        new TierStatus.GrantedTier("gold", AT.plusSeconds(4))),
                new QualifyingActivity(
                        AT.plusSeconds(5),
                        2026,
                        AT.plusSeconds(6),
                        30,
                        AT.plusSeconds(7),
                        new QualifyingActivity.SignUp(AT.plusSeconds(11), 2025)),
                new PointsActivity(AT.plusSeconds(10), List.of(1L, 2L, 300L)),
                AT.plusSeconds(8));
        return new StoredAccount(
                account,
                Optional.of(AT.plusSeconds(9)),
                OrderIdFilter.NONE.with("1").with("2"));
    }

    static StoredOrder placedOrder() {
        OrderState order = new OrderState(
                OWNER,
                ORDER_ID,
                new PlacementSnapshot(
                        AT,
                        AT.plusSeconds(1),
                        2,
                        customer(),
                        300,
                        250,
                        new BigDecimal("3.00"),
                        new PayableScope(new TreeSet<>(Set.of("1", "2")), true, false),
                        List.of(new SkippedRule("weekend", SkipReason.DATE)),
                        List.of(new TrialAward(
                                new TrialPoints("triple", "Triple points", 30), new LimitUse(AT.plusSeconds(5), 40)))),
                List.of(new AppliedEvent("revision 1", FINGERPRINT, AT)),
                OrderState.Phase.COMPLETED,
                new CompletedSale(
                        new BigDecimal("99.90"), new BigDecimal("9.90"), AT.plusSeconds(3), customer(), refunded()),
                refunded(),
                List.of(new RedeemedPoints(
                        EntryId.orderAccrual("1", 1, "spend"), 250, Expiry.at(AT.plusSeconds(4)), 3)),
                List.of(accrual()),
                List.of(new Discrepancy(DiscrepancyCode.OVERDRAWN, "expected at most 250 points, got 300")),
                new OrderState.Exported(3, 1));
        return new StoredOrder(order, 20_792);
    }

    static StoredOrder parkedEvents() {
        SourceRecord source = new SourceRecord(
                EventType.ORDER_REFUNDED,
                "shop.order-refunded",
                2,
                4711,
                AT,
                bytes("c-1"),
                bytes("{}"),
                List.of(new SourceRecord.Header("shop", bytes("s"))));
        InboundRecord parked = new InboundRecord(RandomState.eventOf(source), source);
        return new StoredOrder(new ParkedOrderEvents(OWNER, ORDER_ID, List.of(parked)), StoredOrder.NOT_PLACED);
    }

    static StoredOrder refereeOrder() {
        RefereeOrder order = new RefereeOrder(
                OWNER,
                ORDER_ID,
                AT,
                new BigDecimal("120.50"),
                customer(),
                new RefereeFacts("vip", 4),
                refunded(),
                List.of(accrual()));
        return new StoredOrder(order, StoredOrder.NOT_PLACED);
    }

    static StoredOrder refereeOrderCount() {
        return new StoredOrder(new RefereeOrderCount(OWNER, ORDER_ID, 3), StoredOrder.NOT_PLACED);
    }

    static IdempotencyRecord idempotencyRecord() {
        return new IdempotencyRecord("review:r-7", EventType.REVIEW_APPROVED, FINGERPRINT, AT);
    }

    private static OrderAccrual accrual() {
        return new OrderAccrual(
                EntryId.orderAccrual("o-1", 1, "spend"),
                "spend",
                "Spend",
                true,
                AT,
                60,
                10,
                20,
                5,
                4,
                new OrderAccrual.Released(AT.plusSeconds(1), 8),
                new AccrualTerms(
                        new Award("completed", Period.ofDays(14)),
                        ExpiryTerms.afterRelease(Period.ofYears(1)),
                        RefundPolicy.RECOMPUTE,
                        new EligibleLines(Set.of("1"), true),
                        RuleSnapshots.of(1, "{\"rules\":[]}"),
                        new Multiplication(
                                new Multiply(new BigDecimal("2.5"), Set.of("spend"), PartialSteps.HALF_UP, 70),
                                List.of("spend"),
                                3)),
                new LimitUse(AT.plusSeconds(2), 70));
    }

    private static CustomerFacts customer() {
        return new CustomerFacts(
                "f@mail",
                "vip",
                new BigDecimal("45.00"),
                11,
                3,
                1,
                true,
                500,
                "silver",
                true,
                4,
                5,
                new BigDecimal("120.50"),
                2,
                true);
    }

    private static RefundTotals refunded() {
        return new RefundTotals(Map.of("1", new BigDecimal("1.5")), true, new BigDecimal("7.25"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
