package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.Quote.Bound;
import dev.rewardsync.decision.Quote.EarnedByRule;
import dev.rewardsync.decision.Quote.NothingEarned;
import dev.rewardsync.decision.Quote.Objection;
import dev.rewardsync.decision.Quote.Problem;
import dev.rewardsync.decision.Quote.Prospect;
import dev.rewardsync.decision.Quote.RateInForce;
import dev.rewardsync.decision.Quote.Redeemable;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.RedemptionTerms;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers one quote: the cart is decided as an order with several numbers of points, and what the ERP would be told read. */
final class QuoteCalculator {

    private final Ruleset ruleset;
    private final QuoteRequest request;
    private final OrderPlaced order;
    private final Account account;
    private final Function<OrderPlaced, OrderExport> decided;
    private final CustomerFacts customer;
    private final Optional<RedemptionTerms> terms;

    /**
     * A quote to be answered.
     *
     * @param account of the customer, settled up to the order
     * @param decided what the ERP would be told of an order
     */
    QuoteCalculator(
            Ruleset ruleset, QuoteRequest request, Account account, Function<OrderPlaced, OrderExport> decided) {
        this.ruleset = ruleset;
        this.request = request;
        this.order = request.order();
        this.account = account;
        this.decided = decided;
        this.customer = CustomerFacts.of(account).withEmailAndGroup(order.email(), order.group());
        this.terms = account.owner().guest() ? Optional.empty() : RedemptionTerms.of(order, customer.group(), ruleset);
    }

    Quote quote() {
        Prospect withoutPoints = with(0);
        Redeemable redeemable = redeemable();
        return new Quote(
                order.customerId(),
                order.occurredAt(),
                order.currency(),
                customer.group(),
                customer.tier(),
                account.owner().guest() ? null : account.balance(),
                nothingEarned(),
                withoutPoints,
                redeemable,
                redeemable.points() == 0 ? null : with(redeemable.points()),
                requested(),
                ruleset.version());
    }

    private @Nullable NothingEarned nothingEarned() {
        if (account.owner().guest()) {
            return NothingEarned.GUEST;
        }
        return order.lines().isEmpty() ? NothingEarned.EMPTY_CART : null;
    }

    private Prospect with(long points) {
        return prospect(request.using(points, null, toPay(worth(points))));
    }

    private Prospect requested() {
        BigDecimal granted = order.rewardDiscount();
        BigDecimal discount = granted == null ? worth(order.pointsUsed()) : granted;
        BigDecimal grandTotal = request.grandTotalNamed() ? order.totals().grandTotal() : toPay(discount);
        return prospect(request.using(order.pointsUsed(), granted, grandTotal));
    }

    private BigDecimal worth(long points) {
        return terms.map(known -> known.discount(points))
                .orElse(order.currency().zero());
    }

    private BigDecimal toPay(BigDecimal rewardDiscount) {
        return order.totals().toPay(rewardDiscount, order.pricesIncludeTax());
    }

    private Prospect prospect(OrderPlaced asked) {
        OrderExport export = decided.apply(asked);
        List<EarnedByRule> earned = nothingEarned() != null
                ? List.of()
                : export.rewards().earnedByRule().stream().map(this::earned).toList();
        List<Problem> problems = new ArrayList<>();
        export.discrepancies()
                .forEach(found -> problems.add(new Problem(found.code().name(), found.detail())));
        object(asked.pointsUsed(), problems);
        BigDecimal discount = export.rewards().discount();
        return new Prospect(
                asked.pointsUsed(),
                discount,
                toPay(discount),
                earned.stream().mapToLong(EarnedByRule::points).sum(),
                earned,
                List.copyOf(problems));
    }

    private EarnedByRule earned(OrderExport.EarnedByRule earned) {
        EarningRule rule = ruleset.chain(Trigger.ORDER_PLACED).stream()
                .filter(known -> known.id().equals(earned.ruleId()))
                .findFirst()
                .orElseThrow();
        EntryDraft posting = new EntryDraft(
                EntryType.ACCRUAL, order.orderId(), 0, earned.points(), List.of(), null, rule.id(), rule);
        return new EarnedByRule(
                rule.id(),
                rule.name(),
                rule.displayName(),
                earned.points(),
                MessageTemplate.filled(rule.messages().product(), posting, rule, account.balance()),
                rule.showOnProductPage());
    }

    /** The shop is not told these of an order, since it has granted the discount already; here it asks beforehand. */
    private void object(long points, List<Problem> problems) {
        if (points == 0 || account.owner().guest()) {
            return;
        }
        if (rate().isEmpty()) {
            problems.add(new Problem(Objection.NO_RATE.name(), noRate()));
        }
        terms.map(RedemptionTerms::affordable)
                .filter(affordable -> points > affordable)
                .ifPresent(affordable -> problems.add(new Problem(
                        Objection.MORE_THAN_IS_TO_PAY.name(),
                        "%d points used, %d pay for all that points may pay".formatted(points, affordable))));
    }

    private Optional<RedemptionPolicy.Rate> rate() {
        return ruleset.redemption().rateFor(order.website(), customer.group());
    }

    private String noRate() {
        return "no rate is for website %s and customer group %s".formatted(order.website(), customer.group());
    }

    private Redeemable redeemable() {
        if (account.owner().guest()) {
            return none(Bound.GUEST, "guests have no points");
        }
        if (rate().isEmpty()) {
            return none(Bound.NO_RATE, noRate());
        }
        return terms.map(this::redeemable)
                .orElseGet(() -> none(
                        Bound.NO_EXCHANGE_RATE,
                        "no exchange rate from %s to %s"
                                .formatted(
                                        ruleset.currency().code(),
                                        order.currency().code())));
    }

    private Redeemable redeemable(RedemptionTerms known) {
        long available = account.balance().available();
        long most = known.mostRedeemable(available);
        if (available <= 0) {
            return none(Bound.NOTHING_AVAILABLE, "%d points are available".formatted(available));
        }
        if (known.affordable() == 0) {
            return none(Bound.NOTHING_TO_PAY, "there is nothing that points may pay");
        }
        if (most == known.limit()) {
            return most(most, Bound.LIMIT, "this order may use %d points".formatted(most));
        }
        if (most == 0) {
            long minimum = ruleset.redemption().minPoints();
            return none(Bound.BELOW_MINIMUM, "fewer than %d points could be used, the minimum".formatted(minimum));
        }
        return most == available
                ? most(most, Bound.AVAILABLE, "%d points are available".formatted(most))
                : most(most, Bound.ORDER_VALUE, "%d points pay for all that points may pay".formatted(most));
    }

    private Redeemable none(Bound because, String detail) {
        return most(0, because, detail);
    }

    private Redeemable most(long points, Bound because, String detail) {
        RateInForce inForce = account.owner().guest()
                ? null
                : rate().map(rate -> new RateInForce(rate, ruleset.currency(), ruleset.rateFor(order)))
                        .orElse(null);
        return new Redeemable(points, because, detail, ruleset.redemption().minPoints(), inForce);
    }
}
