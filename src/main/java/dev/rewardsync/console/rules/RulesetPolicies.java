package dev.rewardsync.console.rules;

import dev.rewardsync.rule.EarnBase;
import dev.rewardsync.rule.PointsPolicy;
import dev.rewardsync.rule.RedemptionPolicy;
import dev.rewardsync.rule.RedemptionPolicy.Limit;
import dev.rewardsync.rule.RedemptionPolicy.Rate;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.StatusNames;
import dev.rewardsync.rule.TierGuarantee;
import dev.rewardsync.rule.TierPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a ruleset that are not rules, in words. */
public final class RulesetPolicies {

    private static final JsonMapper JSON = new JsonMapper();

    private final Ruleset ruleset;

    private RulesetPolicies(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** Returns the parts of a ruleset: points, spending with its rates, tiers, and orders. */
    public static List<PolicyDescription> all(Ruleset ruleset) {
        RulesetPolicies policies = new RulesetPolicies(ruleset);
        List<PolicyDescription> all = new ArrayList<>();
        all.add(points(ruleset.points()));
        all.addAll(policies.redemption(ruleset.redemption()));
        if (ruleset.tiers() != null) {
            all.add(policies.tiers(ruleset.tiers()));
        }
        all.add(policies.orders());
        return List.copyOf(all);
    }

    private static PolicyDescription points(PointsPolicy points) {
        return new PolicyDescription(
                "Points, unless a rule says otherwise",
                PolicyWords.expiry(points.expiry()),
                List.of(
                        "Points of orders: " + PolicyWords.award(points.award(), true),
                        base(points.base()),
                        PolicyWords.onRefund(points.onRefund()),
                        switch (points.clawback()) {
                            case UNLIMITED ->
                                "Points that are taken back after they were spent make the balance negative";
                            case WITHIN_BALANCE ->
                                "Points are taken back from what is available; those that were spent are forgiven";
                        }));
    }

    private static String base(EarnBase base) {
        String text = "Earned on prices " + (base.afterDiscounts() ? "after" : "before") + " coupons and promotions, "
                + (base.afterRewardDiscount() ? "after" : "before") + " the discount for points, "
                + (base.withTax() ? "with" : "without") + " tax and "
                + (base.withShipping() ? "with" : "without") + " shipping";
        return base.afterPayments().isEmpty()
                ? text
                : text + "; nothing on what is paid with " + PolicyWords.sorted(base.afterPayments());
    }

    private List<PolicyDescription> redemption(RedemptionPolicy redemption) {
        JsonNode written = JSON.readTree(ruleset.content()).path("redemption");
        List<PolicyDescription> all = new ArrayList<>();
        all.add(new PolicyDescription(
                "Spending points",
                "",
                true,
                spendable(redemption),
                redemption.rates().isEmpty() ? List.of() : spendingTerms(redemption),
                List.of(),
                ConditionLine.of(written.path("items"))));
        for (Rate rate : redemption.rates()) {
            all.add(rate(rate, written.path("rates")));
        }
        return all;
    }

    private static String spendable(RedemptionPolicy redemption) {
        return switch (redemption.rates().size()) {
            case 0 -> "Points cannot be spent";
            case 1 -> "Points are worth money at one rate";
            default -> "The first of " + redemption.rates().size() + " rates that fits an order counts";
        };
    }

    private static List<String> spendingTerms(RedemptionPolicy redemption) {
        List<String> terms = new ArrayList<>();
        if (redemption.minPoints() > 0) {
            terms.add("At least " + PolicyWords.count(redemption.minPoints()) + " an order");
        }
        if (redemption.maxPointsPerOrder() != null) {
            terms.add("At most " + PolicyWords.count(redemption.maxPointsPerOrder()) + " an order");
        }
        if (redemption.step() > 1) {
            terms.add("In steps of " + PolicyWords.count(redemption.step()));
        }
        terms.add(redemption.coversShipping() ? "Points pay for shipping, too" : "Points do not pay for shipping");
        terms.add(
                redemption.coversTax()
                        ? "Points pay the tax that is added to prices"
                        : "Points do not pay the tax that is added to prices");
        return terms;
    }

    private PolicyDescription rate(Rate rate, JsonNode rates) {
        List<String> terms = new ArrayList<>();
        addOnly(terms, "on the websites ", rate.websites());
        addOnly(terms, "for the groups ", rate.groups());
        addOnly(terms, "for the tiers ", rate.tiers());
        addLimits(terms, rate.limit());
        JsonNode when = JSON.createObjectNode();
        for (JsonNode written : rates) {
            if (written.path("id").asString("").equals(rate.id())) {
                when = written.path("when");
            }
        }
        return new PolicyDescription(
                "Rate",
                rate.id(),
                rate.active(),
                PolicyWords.count(rate.points()) + (rate.points() == 1 ? " is" : " are") + " worth "
                        + PolicyWords.number(rate.value()) + " "
                        + ruleset.currency().code(),
                terms,
                ConditionLine.of(when),
                List.of());
    }

    private static void addOnly(List<String> terms, String what, Set<String> names) {
        if (!names.isEmpty()) {
            terms.add("Only " + what + PolicyWords.sorted(names));
        }
    }

    private static void addLimits(List<String> terms, Limit limit) {
        if (limit.points() != null) {
            terms.add("At most " + PolicyWords.count(limit.points()) + " an order");
        }
        if (limit.percent() != null) {
            terms.add("At most " + PolicyWords.number(limit.percent()) + " % of what points can pay");
        }
        if (limit.percentOfBalance() != null) {
            terms.add("At most " + PolicyWords.number(limit.percentOfBalance()) + " % of the available points");
        }
    }

    private PolicyDescription tiers(TierPolicy tiers) {
        String unit = switch (tiers.basis()) {
            case LIFETIME_SALES -> " " + ruleset.currency().code();
            case POINTS_EARNED -> " points";
            case ORDERS -> " orders";
        };
        List<String> terms = new ArrayList<>();
        tiers.levels().forEach(level -> terms.add(level.id() + " from " + PolicyWords.number(level.from()) + unit));
        terms.add(
                tiers.window() == null
                        ? "Counted over the customer's whole time"
                        : "Counted over the last " + PolicyWords.period(tiers.window()));
        terms.add(guarantee(tiers));
        return new PolicyDescription(
                "Tiers",
                switch (tiers.basis()) {
                    case LIFETIME_SALES -> "By the grand totals of completed orders";
                    case POINTS_EARNED -> "By earned points, without those taken back";
                    case ORDERS -> "By orders that were placed and not canceled";
                },
                terms);
    }

    private static String guarantee(TierPolicy tiers) {
        return switch (tiers.guarantee()) {
            case null -> "A tier is lost as soon as it is not reached";
            case TierGuarantee.OfPeriod guarantee ->
                "A tier is kept for at least " + PolicyWords.period(guarantee.period());
            case TierGuarantee.ToEndOfYear guarantee
            when guarantee.moreYears() == 0 -> "A tier is kept at least until the end of the year";
            case TierGuarantee.ToEndOfYear guarantee
            when guarantee.moreYears() == 1 -> "A tier is kept at least until the end of the next year";
            case TierGuarantee.ToEndOfYear guarantee ->
                "A tier is kept at least until the end of the year, and " + guarantee.moreYears() + " more years";
        };
    }

    private PolicyDescription orders() {
        List<String> terms = new ArrayList<>();
        StatusNames names = ruleset.statuses();
        terms.add("Completed by the status " + alternatives("completed", names.completed()));
        terms.add("Canceled by the status " + alternatives("canceled", names.canceled()));
        new TreeMap<>(ruleset.exchangeRates())
                .forEach((code, rate) ->
                        terms.add("1 " + ruleset.currency().code() + " is " + PolicyWords.number(rate) + " " + code));
        return new PolicyDescription(
                "Orders",
                ruleset.exchangeRates().isEmpty()
                        ? "Amounts in other currencies need an exchange rate from the shop"
                        : "Amounts in other currencies are converted",
                terms);
    }

    private static String alternatives(String name, Set<String> others) {
        Set<String> all = new TreeSet<>(others);
        all.add(name);
        return String.join(" or ", all);
    }
}
