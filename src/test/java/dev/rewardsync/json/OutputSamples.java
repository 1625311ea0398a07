package dev.rewardsync.json;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.account.CustomerProfile;
import dev.rewardsync.account.CustomerStatistics;
import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.account.LimitUsage;
import dev.rewardsync.account.Lot;
import dev.rewardsync.account.PointsActivity;
import dev.rewardsync.account.QualifyingActivity;
import dev.rewardsync.account.RecordNumbers;
import dev.rewardsync.account.TierStatus;
import dev.rewardsync.account.Timer;
import dev.rewardsync.account.Timers;
import dev.rewardsync.decision.NextTier;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.decision.Quote;
import dev.rewardsync.decision.QuoteBuilder;
import dev.rewardsync.event.EventType;
import dev.rewardsync.export.AccountWriter;
import dev.rewardsync.export.BalanceWriter;
import dev.rewardsync.export.OrderExportWriter;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.ledger.LotChange;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.DiscrepancyCode;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.SkippedRule;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.TierPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Sample output records. */
final class OutputSamples {

    private static final Instant PLACED_AT = Instant.parse("2026-11-21T10:15:30Z");
    private static final Instant EXPIRED_AT = Instant.parse("2026-11-22T00:00:00.123456Z");
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final Balance BALANCE = new Balance(500, 50);
    private static final String RULESET = "3f9c0a1b22de";
    private static final Currency USD = Currency.of("USD");
    private static final BigDecimal FIVE = new BigDecimal("5");
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    static final LedgerEntry ACCRUAL = new LedgerEntry(
            EntryId.orderAccrual("100000042", 1, "spend"),
            "c-1001",
            7,
            EntryType.ACCRUAL,
            0,
            50,
            BALANCE,
            "spend",
            RULESET,
            "100000042",
            new LedgerEntry.SourceEvent(EventType.ORDER_PLACED, "e-42"),
            List.of(),
            "Points for order 100000042",
            null,
            null,
            PLACED_AT);

    static final LedgerEntry ADJUSTMENT = new LedgerEntry(
            EntryId.adjustment("e-43"),
            "c-1001",
            8,
            EntryType.ADJUSTMENT,
            -20,
            0,
            new Balance(480, 50),
            null,
            RULESET,
            null,
            new LedgerEntry.SourceEvent(EventType.POINTS_ADJUSTED, "e-43"),
            List.of(),
            "Booked twice",
            "ticket 4711",
            "Ann, customer service",
            PLACED_AT);

    static final LedgerEntry EXPIRY = new LedgerEntry(
            EntryId.expiry(EntryId.signUpAccrual("welcome")),
            "c-1001",
            8,
            EntryType.EXPIRY,
            -20,
            0,
            new Balance(480, 50),
            null,
            RULESET,
            null,
            null,
            List.of(new LotChange(EntryId.signUpAccrual("welcome"), -20, Expiry.at(EXPIRED_AT), 1)),
            null,
            null,
            null,
            EXPIRED_AT);

    private static final CustomerFacts FACTS = new CustomerFacts(
            null, "general", new BigDecimal("250.000000"), 0, 1, 2, true, 1000, "none", false, 0, 0, ZERO, 0, false);

    static final OrderExport EXPORT = new OrderExport(
            "100000042",
            1,
            OrderExport.Reason.PLACED,
            "c-1001",
            "main",
            USD,
            PLACED_AT,
            new OrderExport.Rewards(
                    500,
                    FIVE,
                    new OrderExport.Base(USD, new BigDecimal("1.0"), FIVE),
                    50,
                    OrderExport.PointsStatus.PENDING,
                    BALANCE,
                    List.of(new OrderExport.EarnedByRule("spend", "One point per dollar", 50)),
                    List.of(new SkippedRule("vip", RuleOutcome.SkipReason.GROUP)),
                    List.of(),
                    new OrderExport.RewardLine(500, FIVE),
                    List.of(new OrderExport.LineDiscount("1", FIVE)),
                    List.of(new OrderExport.TaxRateDiscount(new BigDecimal("0.00"), FIVE))),
            new OrderExport.ExportedTotals(new BigDecimal("50"), ZERO, FIVE, ZERO, ZERO, new BigDecimal("45")),
            List.of(),
            RULESET,
            FACTS,
            new OrderExport.Payload.Embedded(EventSamples.utf8(EventSamples.ORDER)));

    private static final OrderExport GUEST_EXPORT = new OrderExport(
            "g-1",
            3,
            OrderExport.Reason.COMPLETED,
            null,
            "main",
            Currency.of("JPY"),
            PLACED_AT,
            new OrderExport.Rewards(
                    0,
                    ZERO,
                    null,
                    0,
                    OrderExport.PointsStatus.NONE,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    List.of()),
            new OrderExport.ExportedTotals(new BigDecimal("50.5"), ZERO, ZERO, ZERO, ZERO, new BigDecimal("50.5")),
            List.of(new Discrepancy(DiscrepancyCode.TOTAL_MISMATCH, "off by 1")),
            RULESET,
            null,
            new OrderExport.Payload.Reference("guest:g-1:2"));

    private static final Account ACCOUNT = new Account(
            AccountOwner.customer("c-1001"),
            CustomerProfile.UNKNOWN.withKnownGroup("vip"),
            CustomerStatistics.NONE,
            new Balance(480, 50),
            new LifetimePoints(600, 50, 20),
            new RecordNumbers(8, 9),
            List.of(
                    new Lot(EntryId.parse("a"), 100, Expiry.at(NEW_YEAR), 1),
                    new Lot(EntryId.parse("b"), 200, Expiry.at(NEW_YEAR), 2),
                    new Lot(EntryId.parse("c"), 80, Expiry.at(NEW_YEAR.plusSeconds(1)), 3),
                    new Lot(EntryId.parse("d"), 100, Expiry.NEVER, 4)),
            Timers.EMPTY,
            LimitUsage.NONE,
            TierStatus.NONE,
            QualifyingActivity.NONE,
            PointsActivity.NONE,
            PLACED_AT);

    static final Notification BALANCE_CHANGED = new Notification.BalanceChanged(
            "n-1",
            "c-1001",
            PLACED_AT,
            -500,
            50,
            BALANCE,
            "100000042",
            List.of(new Notification.RuleMessage("spend", 50, "Shop and earn", "Points for order 100000042", null)));

    static final List<Notification> NOTIFICATIONS = List.of(
            BALANCE_CHANGED,
            new Notification.PointsExpiring("n-2", "c-1001", PLACED_AT, 300, NEW_YEAR),
            new Notification.TierChanged("n-3", "c-1001", PLACED_AT, "none", "silver"),
            new Notification.GroupAssigned("n-4", "c-1001", PLACED_AT, "vip", "welcome-vip"));

    static final byte[] GUEST_EXPORT_BYTES = OrderExportWriter.value(new JsonObjectWriter(), GUEST_EXPORT);

    static final byte[] BALANCE_BYTES =
            BalanceWriter.value(new JsonObjectWriter(), ACCOUNT, Instant.parse("2026-11-22T00:00:00Z"));

    /** The balance of a new account. */
    static final byte[] EMPTY_BALANCE_BYTES =
            BalanceWriter.value(new JsonObjectWriter(), Account.opened(AccountOwner.customer("c-1")), PLACED_AT);

    static final byte[] ACCOUNT_BYTES = AccountWriter.value(
            ACCOUNT.withRelease(new Timer.Release(EntryId.orderAccrual("1", 1, "spend"), NEW_YEAR, 50, null, "spend")),
            NEW_YEAR,
            new NextTier("gold", new BigDecimal("120.50"), TierPolicy.Basis.LIFETIME_SALES));

    private static final Quote.QuotedOrder PROSPECT = new Quote.QuotedOrder(
            500,
            FIVE,
            new BigDecimal("-0.5"),
            50,
            List.of(
                    new Quote.QuotedRule("spend", "Spend", "Shop and earn", 49, "Earn 49", true),
                    new Quote.QuotedRule("gift", "Gift", null, 1, null, false)),
            List.of(new Quote.QuoteProblem("OVERDRAWN", "500 points used, 480 were available")));

    static final Quote QUOTE = QuoteBuilder.builder()
            .customerId("c-1001")
            .at(PLACED_AT)
            .currency(Currency.of("JPY"))
            .group("general")
            .tier("none")
            .balance(BALANCE)
            .withoutPoints(PROSPECT)
            .redeemable(new Quote.Redeemable(
                    480,
                    Quote.Bound.AVAILABLE,
                    "480 points are available",
                    0,
                    new Quote.QuotedRate(
                            new RedemptionPolicy.Rate(
                                    "default",
                                    true,
                                    0,
                                    Set.of(),
                                    Set.of(),
                                    Set.of(),
                                    Condition.ALWAYS,
                                    100,
                                    new BigDecimal("0.00005"),
                                    RedemptionPolicy.Limit.NONE),
                            USD,
                            new ExchangeRate(new BigDecimal("150.50")))))
            .withMaxPoints(PROSPECT)
            .requested(PROSPECT)
            .ruleset(RULESET)
            .build();

    static final Quote GUESTS_QUOTE = QuoteBuilder.builder()
            .at(EXPIRED_AT)
            .currency(USD)
            .group("general")
            .tier("none")
            .noEarningReason(Quote.NoEarningReason.GUEST)
            .withoutPoints(PROSPECT)
            .redeemable(new Quote.Redeemable(0, Quote.Bound.GUEST, "guests have no points", 10, null))
            .requested(PROSPECT)
            .ruleset(RULESET)
            .build();

    private OutputSamples() {}
}
