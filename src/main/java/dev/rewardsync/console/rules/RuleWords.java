package dev.rewardsync.console.rules;

import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.RuleLimit;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Schedule;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of rules in words. */
final class RuleWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private static final Map<Trigger, String> TRIGGERS = Map.ofEntries(
            Map.entry(Trigger.ORDER_PLACED, "When an order is placed"),
            Map.entry(Trigger.ORDER_COMPLETED, "When an order is completed"),
            Map.entry(Trigger.SIGNED_UP, "When a customer signs up"),
            Map.entry(Trigger.REVIEW_APPROVED, "When a review is approved"),
            Map.entry(Trigger.NEWSLETTER_SUBSCRIBED, "When a customer subscribes to the newsletter"),
            Map.entry(Trigger.BIRTHDAY, "On the customer's birthday"),
            Map.entry(Trigger.ANNIVERSARY, "On the anniversary of the sign-up"),
            Map.entry(Trigger.TIER_UP, "When a customer reaches a higher tier"),
            Map.entry(Trigger.TIER_DOWN, "When a customer falls to a lower tier"),
            Map.entry(Trigger.REFEREE_SIGNED_UP, "When a customer whom the customer invited signs up"),
            Map.entry(
                    Trigger.REFEREE_ORDER_COMPLETED,
                    "When an order of a customer whom the customer invited is completed"));

    private final Ruleset ruleset;

    RuleWords(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** Returns a text by which triggers are sorted: orders first. */
    static String position(Trigger trigger) {
        return (trigger.hasOrder() ? "0" : "1") + trigger.wireName() + trigger.days();
    }

    /** Returns when a rule runs. */
    static String trigger(Trigger trigger) {
        if (trigger.wireName().equals(Trigger.INACTIVE)) {
            return "After " + trigger.days() + " days without activity";
        }
        return TRIGGERS.getOrDefault(trigger, "When the shop reports " + trigger.wireName());
    }

    /** Returns how many points a rule awards. */
    String points(EarningStyle earn) {
        String max = earn.max() == 0 ? "" : ", at most " + PolicyWords.number(BigDecimal.valueOf(earn.max()));
        return max.isEmpty() ? uncapped(earn) : uncapped(earn) + max;
    }

    private String uncapped(EarningStyle earn) {
        return switch (earn) {
            case EarningStyle.Fixed fixed -> PolicyWords.count(fixed.points());
            case EarningStyle.PerSpent spent ->
                PolicyWords.count(spent.points()) + " for every " + PolicyWords.number(spent.step()) + " "
                        + ruleset.currency().code() + " spent" + partial(spent.partialSteps());
            case EarningStyle.PerQuantity pieces ->
                PolicyWords.count(pieces.points())
                        + (pieces.step().compareTo(BigDecimal.ONE) == 0
                                ? " for every piece"
                                : " for every " + PolicyWords.number(pieces.step()) + " pieces");
            case EarningStyle.PerItem item ->
                "For every piece, the points in the product attribute " + item.attribute();
            case EarningStyle.Multiply multiply ->
                PolicyWords.number(multiply.factor()) + " times the points of "
                        + (multiply.of().isEmpty() ? "all earlier rules" : PolicyWords.sorted(multiply.of()));
        };
    }

    private static String partial(EarningStyle.PartialSteps steps) {
        return switch (steps) {
            case DROP -> ", full steps only";
            case FLOOR -> ", rounded down";
            case HALF_UP -> ", rounded half up";
            case CEIL -> ", rounded up";
        };
    }

    /** Returns the further terms of a rule, one sentence each. */
    List<String> terms(EarningRule rule) {
        List<String> terms = new ArrayList<>();
        new TreeMap<>(rule.tierEarn()).forEach((tier, earn) -> terms.add("Tier " + tier + ": " + points(earn)));
        if (rule.from() != null) {
            terms.add("From " + time(rule.from()));
        }
        if (rule.until() != null) {
            terms.add("Until " + time(rule.until()));
        }
        if (rule.schedule() != null) {
            terms.add(schedule(rule.schedule()));
        }
        if (!rule.websites().isEmpty()) {
            terms.add("Only on the websites " + PolicyWords.sorted(rule.websites()));
        }
        if (!rule.groups().isEmpty()) {
            terms.add("Only for the groups " + PolicyWords.sorted(rule.groups()));
        }
        rule.limits().forEach(limit -> terms.add(limit(limit)));
        terms.add(PolicyWords.award(rule.award(), rule.trigger().equals(Trigger.ORDER_PLACED)));
        terms.add(PolicyWords.expiry(rule.expiry()));
        if (rule.trigger().hasOrder()) {
            terms.add(PolicyWords.onRefund(rule.onRefund()));
        }
        if (rule.assignGroup() != null) {
            terms.add("Moves the customer to the group " + rule.assignGroup());
        }
        if (rule.stop()) {
            terms.add("If it applies, no later rule runs");
        }
        return List.copyOf(terms);
    }

    private static String schedule(Schedule schedule) {
        String days = Stream.of(DayOfWeek.values())
                .filter(schedule.days()::contains)
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
        return "Only on " + days + ", " + schedule.from() + " to "
                + (schedule.until() == null ? "24:00" : schedule.until()) + ", " + schedule.zone();
    }

    private static String limit(RuleLimit limit) {
        String most = switch (limit.measure()) {
            case POINTS -> PolicyWords.count(limit.max());
            case TIMES -> limit.max() + (limit.max() == 1 ? " time" : " times");
        };
        String period = limit.per() == LimitPeriod.EVER
                ? "ever"
                : "a " + limit.per().name().toLowerCase(Locale.ROOT);
        return "At most " + most + " " + period + " for each customer";
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(ruleset.zone())) + " " + ruleset.zone();
    }
}
