package dev.rewardsync.explanation;

import dev.rewardsync.money.Currency;
import dev.rewardsync.order.RedemptionTerms;
import dev.rewardsync.order.RedemptionTrace;
import dev.rewardsync.order.RedemptionTrace.PayableLine;
import dev.rewardsync.pricing.PayableAmount;
import dev.rewardsync.rule.RateTrace;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Formats the redemption of points on an order as text. */
record RedemptionText(Ruleset ruleset, ExplanationText text) {

    /** Writes the rates, the amount that points can pay, and the most points with their limits. */
    void write(RedemptionTrace trace) {
        text.line(
                0,
                "redemption: %s used, %d available before the order",
                PointsText.points(trace.cart().order().pointsUsed()),
                trace.available());
        trace.rates().forEach(rate -> rate(rate, trace));
        payable(trace);
        if (trace.customer().suspended()) {
            text.line(1, "no points can be used: the customer's membership is suspended");
        } else if (trace.cart().rate() == null) {
            text.line(1, "no points can be used: no rate matches");
        } else if (trace.cart().exchangeRate() == null) {
            text.line(1, "the discount is not checked: no exchange rate to the ruleset's currency");
        } else {
            trace.terms().ifPresent(terms -> limits(terms, trace));
        }
    }

    private void rate(RateTrace rate, RedemptionTrace trace) {
        text.line(
                1,
                "%s rate %s: %s",
                ExplanationText.mark(rate.mismatch() == null),
                rate.rate().id(),
                rate.mismatch() == null ? value(rate.rate(), trace) : mismatch(rate.mismatch(), rate.rate(), trace));
        if (rate.when() != null) {
            text.condition(2, rate.when());
        }
    }

    private String value(Rate rate, RedemptionTrace trace) {
        Currency currency = trace.cart().order().currency();
        String converted = currency.equals(ruleset.currency())
                ? ""
                : trace.terms()
                        .map(terms -> ", " + money(terms.discount(rate.points()), currency))
                        .orElse("");
        return "%s, worth %s %s%s"
                .formatted(
                        PointsText.points(rate.points()),
                        rate.value().toPlainString(),
                        ruleset.currency().code(),
                        converted);
    }

    private static String mismatch(RateTrace.Mismatch mismatch, Rate rate, RedemptionTrace trace) {
        return switch (mismatch) {
            case LATER -> "an earlier rate counts";
            case INACTIVE -> "not active";
            case WEBSITE ->
                only("websites", rate.websites(), trace.cart().order().website());
            case GROUP -> only("groups", rate.groups(), trace.customer().group());
            case TIER -> only("tiers", rate.tiers(), trace.customer().tier());
            case CONDITIONS -> "its conditions do not hold";
        };
    }

    private static String only(String what, Set<String> names, String actual) {
        return "only for the %s %s, not %s"
                .formatted(what, names.stream().sorted().collect(Collectors.joining(", ")), actual);
    }

    private void payable(RedemptionTrace trace) {
        Currency currency = trace.cart().order().currency();
        PayableAmount payable = trace.payable();
        text.line(
                1,
                "points may pay %s: %s",
                money(payable.cappedTotal(), currency),
                String.join(", ", parts(ruleset.redemption())));
        for (PayableLine line : trace.lines()) {
            text.line(
                    2,
                    "line %s, %s: %s",
                    line.lineId(),
                    line.sku(),
                    line.amount() == null ? "does not count" : money(line.amount(), currency));
            if (line.items() != null) {
                text.condition(3, line.items());
            }
        }
        if (payable.cappedTotal().compareTo(payable.total()) < 0) {
            text.line(2, "of %s, since other payments leave less to pay", money(payable.total(), currency));
        }
    }

    private static List<String> parts(RedemptionPolicy policy) {
        return List.of(
                policy.items() == null ? "all lines" : "lines that match items",
                policy.coversTax() ? "with tax" : "without tax",
                policy.coversShipping() ? "with shipping" : "without shipping");
    }

    /** Writes the most points, and each of its limits. */
    private void limits(RedemptionTerms terms, RedemptionTrace trace) {
        RedemptionPolicy policy = terms.policy();
        RedemptionPolicy.Limit limit = terms.rate().limit();
        Currency currency = terms.order().currency();
        text.line(1, "at most %s can be used", PointsText.points(trace.maxPoints()));
        text.line(2, "available: %d", Math.max(0, trace.available()));
        text.line(2, "worth the payable amount: %d", terms.payablePoints());
        if (policy.maxPointsPerOrder() != null) {
            text.line(2, "maxPointsPerOrder: %d", policy.maxPointsPerOrder());
        }
        if (limit.points() != null) {
            text.line(2, "limit of the rate: %d", limit.points());
        }
        if (limit.percent() != null) {
            BigDecimal total = trace.payable().total();
            text.line(
                    2,
                    "limit of the rate, %s%% of %s: %d",
                    limit.percent().toPlainString(),
                    money(total, currency),
                    terms.percentPoints());
        }
        if (limit.percentOfBalance() != null) {
            text.line(
                    2,
                    "limit of the rate, %s%% of the available points: %d",
                    limit.percentOfBalance().toPlainString(),
                    limit.shareOfBalance(trace.available()));
        }
        if (policy.step() > 1) {
            text.line(2, "in steps of %d", policy.step());
        }
        if (policy.minPoints() > 0) {
            text.line(2, "none below the minimum of %d", policy.minPoints());
        }
    }

    private static String money(BigDecimal amount, Currency currency) {
        return currency.format(amount) + " " + currency.code();
    }
}
