package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.Quote.Bound;
import dev.rewardsync.decision.Quote.NoEarningReason;
import dev.rewardsync.decision.Quote.QuoteProblem;
import dev.rewardsync.decision.Quote.QuoteProblemCode;
import dev.rewardsync.decision.Quote.QuotedOrder;
import dev.rewardsync.decision.Quote.QuotedRate;
import dev.rewardsync.decision.Quote.QuotedRule;
import dev.rewardsync.decision.Quote.Redeemable;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.RedeemableCart;
import dev.rewardsync.order.RedemptionTerms;
import dev.rewardsync.rule.Condition;
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

/** Calculates one quote: decides the cart as an order with several numbers of points and reads the exports. */
final class QuoteCalculator {

    private final Ruleset ruleset;
    private final QuoteRequest request;
    private final OrderPlaced order;
    private final Account account;
    private final Function<OrderPlaced, OrderExport> exporter;
    private final CustomerFacts customer;
    private final RedeemableCart cart;
    private final Optional<RedemptionTerms> terms;

    /**
     * Creates the calculator of one quote.
     *
     * @param account the customer's account after the timers up to the order have fired
     * @param exporter decides an order and returns its export
     */
    QuoteCalculator(
            Ruleset ruleset, QuoteRequest request, Account account, Function<OrderPlaced, OrderExport> exporter) {
        this.ruleset = ruleset;
        this.request = request;
        this.order = request.order();
        this.account = account;
        this.exporter = exporter;
        this.customer = CustomerFacts.of(account).withEmailAndGroup(order.email(), order.group());
        this.cart = RedeemableCart.of(order, customer, ruleset);
        this.terms = account.owner().guest() ? Optional.empty() : cart.terms();
    }

    Quote quote() {
        QuotedOrder withoutPoints = quote(0);
        Redeemable redeemable = redeemable();
        return QuoteBuilder.builder()
                .customerId(order.customerId())
                .at(order.occurredAt())
                .currency(order.currency())
                .group(customer.group())
                .tier(customer.tier())
                .balance(account.owner().guest() ? null : account.balance())
                .noEarningReason(noEarningReason())
                .withoutPoints(withoutPoints)
                .redeemable(redeemable)
                .withMaxPoints(redeemable.points() == 0 ? null : quote(redeemable.points()))
                .requested(requested())
                .ruleset(ruleset.version())
                .build();
    }

    private @Nullable NoEarningReason noEarningReason() {
        if (account.owner().guest()) {
            return NoEarningReason.GUEST;
        }
        if (customer.suspended()) {
            return NoEarningReason.MEMBERSHIP_SUSPENDED;
        }
        return order.lines().isEmpty() ? NoEarningReason.EMPTY_CART : null;
    }

    private QuotedOrder quote(long points) {
        return quotedOrder(request.using(points, null, grandTotal(valueOf(points))));
    }

    private QuotedOrder requested() {
        BigDecimal granted = order.rewardDiscount();
        BigDecimal discount = granted == null ? valueOf(order.pointsUsed()) : granted;
        BigDecimal grandTotal = request.hasGrandTotal() ? order.totals().grandTotal() : grandTotal(discount);
        return quotedOrder(request.using(order.pointsUsed(), granted, grandTotal));
    }

    private BigDecimal valueOf(long points) {
        return terms.map(redemption -> redemption.discount(points))
                .orElse(order.currency().zero());
    }

    private BigDecimal grandTotal(BigDecimal rewardDiscount) {
        return order.totals().expectedGrandTotal(rewardDiscount, order.pricesIncludeTax());
    }

    private QuotedOrder quotedOrder(OrderPlaced quoted) {
        OrderExport export = exporter.apply(quoted);
        List<QuotedRule> earned = noEarningReason() != null
                ? List.of()
                : export.rewards().earnedByRule().stream().map(this::earned).toList();
        List<QuoteProblem> problems = new ArrayList<>();
        export.discrepancies()
                .forEach(found -> problems.add(new QuoteProblem(found.code().name(), found.detail())));
        addQuoteProblems(quoted.pointsUsed(), problems);
        BigDecimal discount = export.rewards().discount();
        return new QuotedOrder(
                quoted.pointsUsed(),
                discount,
                grandTotal(discount),
                earned.stream().mapToLong(QuotedRule::points).sum(),
                earned,
                List.copyOf(problems));
    }

    private QuotedRule earned(OrderExport.EarnedByRule earned) {
        EarningRule rule = ruleset.chain(Trigger.ORDER_PLACED).stream()
                .filter(known -> known.id().equals(earned.ruleId()))
                .findFirst()
                .orElseThrow();
        return new QuotedRule(
                rule.id(),
                rule.name(),
                rule.displayName(),
                earned.points(),
                MessageTemplate.fill(rule.messages().product(), rule, earned.points(), null, account.balance()),
                rule.showOnProductPage());
    }

    /** Adds problems that only quotes report. An order's export does not, since the shop has granted the discount by then. */
    private void addQuoteProblems(long points, List<QuoteProblem> problems) {
        if (points == 0 || account.owner().guest()) {
            return;
        }
        if (rate().isEmpty()) {
            problems.add(new QuoteProblem(QuoteProblemCode.NO_RATE.name(), noRate()));
        }
        terms.map(RedemptionTerms::payablePoints)
                .filter(payable -> points > payable)
                .ifPresent(payable -> problems.add(new QuoteProblem(
                        QuoteProblemCode.MORE_THAN_IS_TO_PAY.name(),
                        "%d points used, %d pay for all that points may pay".formatted(points, payable))));
    }

    private Optional<RedemptionPolicy.Rate> rate() {
        return Optional.ofNullable(cart.rate());
    }

    private String noRate() {
        String detail = "no rate is for website %s and customer group %s".formatted(order.website(), customer.group());
        List<RedemptionPolicy.Rate> rates = ruleset.redemption().rates();
        boolean byTier = rates.stream().anyMatch(rate -> !rate.tiers().isEmpty());
        boolean byCart = rates.stream().anyMatch(rate -> rate.when() != Condition.ALWAYS);
        return detail + (byTier ? ", tier " + customer.tier() : "") + (byCart ? ", and this cart" : "");
    }

    private Redeemable redeemable() {
        if (account.owner().guest()) {
            return none(Bound.GUEST, "guests have no points");
        }
        if (customer.suspended()) {
            return none(Bound.MEMBERSHIP_SUSPENDED, "the customer's membership is suspended");
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

    private Redeemable redeemable(RedemptionTerms redemption) {
        long available = account.balance().available();
        long max = redemption.maxRedeemablePoints(available);
        if (available <= 0) {
            return none(Bound.NOTHING_AVAILABLE, "%d points are available".formatted(available));
        }
        if (redemption.payablePoints() == 0) {
            return none(Bound.NOTHING_TO_PAY, "there is nothing that points may pay");
        }
        long bound = redemption.boundPoints(available);
        if (max == bound) {
            return bounded(redemption, max);
        }
        long step = ruleset.redemption().step();
        if (bound < step) {
            return none(Bound.STEP, "at most %d points could be used, the step is %d".formatted(bound, step));
        }
        if (max == 0) {
            long minimum = ruleset.redemption().minPoints();
            return none(Bound.BELOW_MINIMUM, "fewer than %d points could be used, the minimum".formatted(minimum));
        }
        return redeemable(max, Bound.STEP, "at most %d points could be used, in steps of %d".formatted(bound, step));
    }

    /** Returns the points with the limit, the balance or the amount that bounds them. */
    private Redeemable bounded(RedemptionTerms redemption, long max) {
        long available = account.balance().available();
        BigDecimal percentOfBalance = redemption.rate().limit().percentOfBalance();
        if (max == redemption.maxPoints(available)) {
            return percentOfBalance != null && redemption.maxPoints(Long.MAX_VALUE) > max
                    ? redeemable(
                            max,
                            Bound.BALANCE_LIMIT,
                            "this order may use %s%% of %d available points: %d"
                                    .formatted(percentOfBalance.toPlainString(), available, max))
                    : redeemable(max, Bound.LIMIT, "this order may use %d points".formatted(max));
        }
        return max == available
                ? redeemable(max, Bound.AVAILABLE, "%d points are available".formatted(max))
                : redeemable(max, Bound.ORDER_VALUE, "%d points pay for all that points may pay".formatted(max));
    }

    private Redeemable none(Bound bound, String detail) {
        return redeemable(0, bound, detail);
    }

    private Redeemable redeemable(long points, Bound bound, String detail) {
        QuotedRate quotedRate = account.owner().guest()
                ? null
                : rate().map(rate -> new QuotedRate(rate, ruleset.currency(), ruleset.exchangeRateFor(order)))
                        .orElse(null);
        return new Redeemable(points, bound, detail, ruleset.redemption().minPoints(), quotedRate);
    }
}
