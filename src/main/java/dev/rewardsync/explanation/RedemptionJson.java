package dev.rewardsync.explanation;

import dev.rewardsync.json.OrderedFields;
import dev.rewardsync.money.Currency;
import dev.rewardsync.order.RedemptionTerms;
import dev.rewardsync.order.RedemptionTrace;
import dev.rewardsync.order.RedemptionTrace.PayableLine;
import dev.rewardsync.pricing.PayableAmount;
import dev.rewardsync.rule.RateTrace;
import dev.rewardsync.rule.RateTrace.Mismatch;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Formats the redemption of points on an order as JSON, with the content of {@link RedemptionText}. */
final class RedemptionJson {

    private RedemptionJson() {}

    static Map<String, Object> of(RedemptionTrace trace) {
        return new OrderedFields()
                .put("pointsUsed", trace.cart().order().pointsUsed())
                .put("available", trace.available())
                .put("suspended", trace.customer().suspended() ? true : null)
                .put(
                        "rates",
                        trace.rates().stream().map(rate -> rate(rate, trace)).toList())
                .put("payable", payable(trace))
                .put("noExchangeRate", trace.cart().exchangeRate() == null ? true : null)
                .put("maxPoints", trace.maxPoints())
                .put("limits", trace.terms().map(terms -> limits(terms, trace)).orElse(null))
                .byName();
    }

    private static Map<String, Object> rate(RateTrace trace, RedemptionTrace redemption) {
        Rate rate = trace.rate();
        Mismatch mismatch = trace.mismatch();
        OrderedFields fields = new OrderedFields()
                .put("rateId", rate.id())
                .put("counts", mismatch == null)
                .put("reason", mismatch == null ? null : mismatch.name());
        switch (mismatch) {
            case null ->
                fields.put("points", rate.points())
                        .put("value", rate.value().toPlainString())
                        .put("discount", discount(rate, redemption));
            case WEBSITE -> fields.put("websites", sorted(rate.websites()));
            case GROUP -> fields.put("groups", sorted(rate.groups()));
            case TIER -> fields.put("tiers", sorted(rate.tiers()));
            case LATER, INACTIVE, CONDITIONS -> {}
        }
        return fields.put("when", trace.when() == null ? null : ConditionJson.of(trace.when()))
                .byName();
    }

    /** Returns the value of the rate's points in the order's currency; null if there is no exchange rate. */
    private static @Nullable String discount(Rate rate, RedemptionTrace trace) {
        return trace.terms()
                .map(terms -> terms.order().currency().format(terms.discount(rate.points())))
                .orElse(null);
    }

    private static Object sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static Map<String, Object> payable(RedemptionTrace trace) {
        Currency currency = trace.cart().order().currency();
        PayableAmount payable = trace.payable();
        return new OrderedFields()
                .put("currency", currency.code())
                .put("coversTax", trace.cart().scope().coversTax())
                .put("coversShipping", trace.cart().scope().coversShipping())
                .put(
                        "lines",
                        trace.lines().isEmpty()
                                ? null
                                : trace.lines().stream()
                                        .map(line -> line(line, currency))
                                        .toList())
                .put("total", currency.format(payable.total()))
                .put("amount", currency.format(payable.cappedTotal()))
                .byName();
    }

    private static Map<String, Object> line(PayableLine line, Currency currency) {
        return new OrderedFields()
                .put("lineId", line.lineId())
                .put("sku", line.sku())
                .put("amount", line.amount() == null ? null : currency.format(line.amount()))
                .put("items", line.items() == null ? null : ConditionJson.of(line.items()))
                .byName();
    }

    private static Map<String, Object> limits(RedemptionTerms terms, RedemptionTrace trace) {
        RedemptionPolicy policy = terms.policy();
        RedemptionPolicy.Limit limit = terms.rate().limit();
        return new OrderedFields()
                .put("payablePoints", terms.payablePoints())
                .put("maxPointsPerOrder", policy.maxPointsPerOrder())
                .put("points", limit.points())
                .put("percent", limit.percent())
                .put("percentPoints", limit.percent() == null ? null : terms.percentPoints())
                .put("percentOfBalance", limit.percentOfBalance())
                .put(
                        "percentOfBalancePoints",
                        limit.percentOfBalance() == null ? null : limit.shareOfBalance(trace.available()))
                .put("step", policy.step())
                .put("minPoints", policy.minPoints())
                .byName();
    }
}
