package dev.rewardsync.explanation;

import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.explanation.EvaluationRecorder.RecordedChain;
import dev.rewardsync.order.RedemptionTrace;
import dev.rewardsync.rule.ConditionTrace;
import dev.rewardsync.rule.ConditionTrace.Actual;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.LimitBalance;
import dev.rewardsync.rule.RuleLimit;
import dev.rewardsync.rule.RuleMode;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.RuleTrace;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Schedule;
import dev.rewardsync.text.Printable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats explanations as text: one line for each rule, condition and amount, nested ones indented. */
public final class ExplanationText {

    private static final String INDENT = "  ";

    private final Ruleset ruleset;
    private final StringBuilder text = new StringBuilder();

    private ExplanationText(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** Returns the explanation of all evaluated rule chains, and of the redemption; null for none. */
    public static String of(Ruleset ruleset, List<RecordedChain> chains, @Nullable RedemptionTrace redemption) {
        ExplanationText all = new ExplanationText(ruleset);
        chains.forEach(chain -> all.chain(chain, rule -> true));
        if (redemption != null) {
            all.separate();
            new RedemptionText(ruleset, all).write(redemption);
        }
        return all.text.toString();
    }

    /** Returns the explanation of the evaluated rule chains that have some of the rules, with these rules only. */
    public static String of(Ruleset ruleset, List<RecordedChain> chains, Predicate<RuleTrace> rules) {
        ExplanationText all = new ExplanationText(ruleset);
        for (RecordedChain chain : chains) {
            if (chain.rules().isEmpty() || chain.rules().stream().anyMatch(rules)) {
                all.chain(chain, rules);
            }
        }
        return all.text.toString();
    }

    private void chain(RecordedChain chain, Predicate<RuleTrace> rules) {
        Facts facts = chain.facts();
        separate();
        String days =
                chain.trigger().days() == 0 ? "" : " for " + chain.trigger().days() + " days";
        line(0, "%s%s at %s, website %s", chain.trigger().wireName(), days, facts.at(), facts.website());
        CustomerFacts customer = facts.customer();
        line(
                0,
                "customer: group %s, tier %s, orders %d, lifetime sales %s, balance %d",
                customer.group(),
                customer.tier(),
                customer.orders(),
                customer.lifetimeSales().toPlainString(),
                customer.balance());
        chain.rules().stream().filter(rules).forEach(rule -> rule(rule, chain));
    }

    /** Writes an empty line, except at the beginning. */
    private void separate() {
        text.append(text.isEmpty() ? "" : "\n");
    }

    private void rule(RuleTrace trace, RecordedChain chain) {
        EarningRule rule = trace.outcome().rule();
        switch (trace.outcome()) {
            case RuleOutcome.Applied applied ->
                line(0, "%s %s: %s", mark(true), rule.id(), PointsText.points(applied.points()));
            case RuleOutcome.Tried tried ->
                line(
                        0,
                        "%s %s: a trial, which would award %s",
                        mark(true),
                        rule.id(),
                        PointsText.points(tried.points()));
            case RuleOutcome.NotApplied(EarningRule ignored, RuleOutcome.SkipReason reason) ->
                line(
                        0,
                        "%s %s: %s%s",
                        mark(false),
                        rule.id(),
                        rule.mode() == RuleMode.TRIAL ? "a trial, " : "",
                        reasonText(reason, rule, chain));
        }
        if (trace.when() != null) {
            condition(1, trace.when());
        }
        if (trace.items() != null) {
            condition(1, trace.items());
        }
        if (trace.points() != null) {
            new PointsText(ruleset, this).write(1, trace.points());
            effects(rule);
        }
        if (trace.availability() != null) {
            line(1, "%s", AvailabilityText.available(trace.availability()));
            line(1, "%s", AvailabilityText.expiry(trace.availability()));
        }
        trace.limits().forEach(this::limit);
    }

    private void effects(EarningRule rule) {
        if (rule.assignGroup() != null && rule.mode() == RuleMode.LIVE) {
            line(1, "moves the customer to the group %s", rule.assignGroup());
        }
    }

    private void limit(LimitBalance balance) {
        RuleLimit limit = balance.limit();
        boolean isEver = limit.per() == LimitPeriod.EVER;
        line(
                1,
                "at most %s %s: %d used, %d left",
                limit.measure() == RuleLimit.Measure.POINTS
                        ? PointsText.points(limit.max())
                        : limit.max() + (limit.max() == 1 ? " time" : " times"),
                isEver ? "ever" : "per " + limit.per().name().toLowerCase(Locale.ROOT),
                balance.used(),
                balance.left());
    }

    private static String reasonText(RuleOutcome.SkipReason reason, EarningRule rule, RecordedChain chain) {
        return switch (reason) {
            case INACTIVE -> "not active";
            case DATE ->
                "not in force"
                        + (rule.from() == null ? "" : ", from " + rule.from())
                        + (rule.until() == null ? "" : ", before " + rule.until());
            case SCHEDULE -> "not on its schedule, " + schedule(Objects.requireNonNull(rule.schedule()), chain);
            case WEBSITE -> "only for the websites " + sorted(rule.websites());
            case GROUP ->
                "only for the groups " + sorted(rule.groups()) + ", not "
                        + chain.facts().customer().group();
            case MEMBERSHIP -> "the customer's membership is suspended";
            case CONDITIONS -> "its conditions do not hold";
            case ITEMS -> "no line of the order matches its items";
            case LIMIT -> "a limit is used up";
            case STOPPED -> "stopped by " + chain.stopper();
        };
    }

    private static String schedule(Schedule schedule, RecordedChain chain) {
        return "%s from %s to %s: the event is on %s"
                .formatted(
                        ScheduleText.days(schedule),
                        schedule.from(),
                        ScheduleText.until(schedule),
                        ScheduleText.wallClock(chain.facts().at(), schedule));
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Writes a condition and its nested conditions. */
    void condition(int depth, ConditionTrace trace) {
        switch (trace) {
            case ConditionTrace.ContainerTrace joined -> {
                line(depth, "%s %s", mark(joined.held()), joined.container());
                joined.conditions().forEach(part -> condition(depth + 1, part));
            }
            case ConditionTrace.ComparisonTrace leaf ->
                line(
                        depth,
                        "%s %s %s %s: %s",
                        mark(leaf.held()),
                        leaf.attribute(),
                        leaf.operator(),
                        shown(leaf.expected()),
                        shown(leaf.actual()));
            case ConditionTrace.ItemSearchTrace searched -> {
                line(depth, "%s %s", mark(searched.held()), searched.condition());
                searched.items().forEach(item -> item(depth + 1, item));
            }
            case ConditionTrace.ItemTotalTrace sum -> {
                line(
                        depth,
                        "%s subselect %s %s %s: %s",
                        mark(sum.held()),
                        sum.total(),
                        sum.operator(),
                        shown(sum.expected()),
                        shown(sum.actual()));
                sum.items().forEach(item -> item(depth + 1, item));
            }
        }
    }

    private void item(int depth, ConditionTrace.ItemTrace item) {
        line(depth, "%s line %s, %s", mark(item.condition().held()), item.lineId(), item.sku());
        boolean anyItem = item.condition() instanceof ConditionTrace.ContainerTrace joined
                && joined.conditions().isEmpty();
        if (!anyItem) {
            condition(depth + 1, item.condition());
        }
    }

    private static String shown(Actual actual) {
        return switch (actual) {
            case Actual.Present(AttributeValue value) -> shown(value);
            case Actual.Missing missing -> "nothing";
            case Actual.NotConvertible notConvertible -> "no exchange rate";
        };
    }

    private static String shown(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String plain) -> '"' + plain + '"';
            case AttributeValue.Numeric(BigDecimal number) -> number.toPlainString();
            case AttributeValue.Flag(boolean flag) -> String.valueOf(flag);
            case AttributeValue.Many(List<AttributeValue> values) ->
                values.stream().map(ExplanationText::shown).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    static String mark(boolean held) {
        return held ? "✓" : "✗";
    }

    /** Writes one line. Unsafe characters and line breaks in the arguments are escaped. */
    void line(int depth, String format, Object... arguments) {
        text.append(INDENT.repeat(depth))
                .append(Printable.line(format.formatted(arguments)))
                .append('\n');
    }
}
