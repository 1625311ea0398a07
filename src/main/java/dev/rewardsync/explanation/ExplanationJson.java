package dev.rewardsync.explanation;

import dev.rewardsync.explanation.EvaluationRecorder.RecordedChain;
import dev.rewardsync.json.OrderedFields;
import dev.rewardsync.order.RedemptionTrace;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.LimitBalance;
import dev.rewardsync.rule.PointsTrace;
import dev.rewardsync.rule.RuleLimit;
import dev.rewardsync.rule.RuleMode;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.RuleTrace;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Schedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Formats explanations as JSON, with the content of {@link ExplanationText}. */
public final class ExplanationJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ExplanationJson() {}

    /** Returns the explanation of all evaluated rule chains, and of the redemption; null for none. */
    public static String of(Ruleset ruleset, List<RecordedChain> chains, @Nullable RedemptionTrace redemption) {
        Map<String, Object> fields = fields(ruleset, chains, rule -> true);
        if (redemption != null) {
            fields.put("redemption", RedemptionJson.of(redemption));
        }
        return JSON.writeValueAsString(fields) + "\n";
    }

    /** Returns the explanation of all evaluated rule chains, with some of their rules only. */
    public static Map<String, Object> fields(Ruleset ruleset, List<RecordedChain> chains, Predicate<RuleTrace> rules) {
        return new OrderedFields()
                .put("ruleset", ruleset.version())
                .put("chains", chains.stream().map(chain -> chain(chain, rules)).toList())
                .byName();
    }

    private static Map<String, Object> chain(RecordedChain chain, Predicate<RuleTrace> rules) {
        return new OrderedFields()
                .put("event", chain.trigger().wireName())
                .put(
                        "days",
                        chain.trigger().days() == 0 ? null : chain.trigger().days())
                .put("at", chain.facts().at().toString())
                .put("website", chain.facts().website())
                .put("customer", customer(chain.facts().customer()))
                .put(
                        "rules",
                        chain.rules().stream()
                                .filter(rules)
                                .map(rule -> rule(rule, chain))
                                .toList())
                .byName();
    }

    private static Map<String, Object> customer(CustomerFacts customer) {
        return new OrderedFields()
                .put("group", customer.group())
                .put("tier", customer.tier())
                .put("orders", customer.orders())
                .put("lifetimeSales", customer.lifetimeSales().toPlainString())
                .put("balance", customer.balance())
                .byName();
    }

    private static Map<String, Object> rule(RuleTrace trace, RecordedChain chain) {
        EarningRule rule = trace.outcome().rule();
        boolean isTrial = rule.mode() == RuleMode.TRIAL;
        OrderedFields fields = new OrderedFields()
                .put("ruleId", rule.id())
                .put("name", rule.name())
                .put("mode", isTrial ? "trial" : null);
        switch (trace.outcome()) {
            case RuleOutcome.Applied applied -> fields.put("applied", true).put("points", applied.points());
            case RuleOutcome.Tried tried -> fields.put("applied", true).put("points", tried.points());
            case RuleOutcome.NotApplied(EarningRule ignored, RuleOutcome.SkipReason reason) ->
                putReason(reason, rule, chain, fields.put("applied", false).put("reason", reason.name()));
        }
        if (trace.points() != null && !isTrial) {
            fields.put("assignGroup", rule.assignGroup());
        }
        return fields.put(
                        "limits",
                        trace.limits().isEmpty()
                                ? null
                                : trace.limits().stream()
                                        .map(ExplanationJson::limit)
                                        .toList())
                .put("when", trace.when() == null ? null : ConditionJson.of(trace.when()))
                .put("items", trace.items() == null ? null : ConditionJson.of(trace.items()))
                .put("earned", trace.points() == null ? null : earned(trace.points()))
                .put("availability", trace.availability() == null ? null : AvailabilityJson.of(trace.availability()))
                .byName();
    }

    private static Map<String, Object> limit(LimitBalance balance) {
        RuleLimit limit = balance.limit();
        return new OrderedFields()
                .put(limit.measure().name().toLowerCase(Locale.ROOT), limit.max())
                .put("per", limit.per().name().toLowerCase(Locale.ROOT))
                .put("used", balance.used())
                .put("left", balance.left())
                .byName();
    }

    private static void putReason(
            RuleOutcome.SkipReason reason, EarningRule rule, RecordedChain chain, OrderedFields fields) {
        switch (reason) {
            case DATE -> fields.put("from", shown(rule.from())).put("before", shown(rule.until()));
            case SCHEDULE -> putSchedule(Objects.requireNonNull(rule.schedule()), chain, fields);
            case WEBSITE ->
                fields.put("websites", rule.websites().stream().sorted().toList());
            case GROUP -> fields.put("groups", rule.groups().stream().sorted().toList());
            case STOPPED -> fields.put("stoppedBy", chain.stopper());
            case INACTIVE, MEMBERSHIP, CONDITIONS, ITEMS, LIMIT -> {}
        }
    }

    private static void putSchedule(Schedule schedule, RecordedChain chain, OrderedFields fields) {
        fields.put(
                        "schedule",
                        new OrderedFields()
                                .put("days", ScheduleText.dayNames(schedule))
                                .put("from", schedule.from().toString())
                                .put("to", ScheduleText.until(schedule))
                                .byName())
                .put("wallClock", ScheduleText.wallClock(chain.facts().at(), schedule));
    }

    private static @Nullable String shown(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Map<String, Object> earned(PointsTrace points) {
        return new OrderedFields()
                .put("style", style(points.earn()))
                .put("tier", points.ofTier())
                .put(
                        "currency",
                        points.currency() == null ? null : points.currency().code())
                .put(
                        "lines",
                        points.shares().stream().map(ExplanationJson::share).toList())
                .put("paidWithoutPoints", plain(points.paidWithoutPoints()))
                .put(
                        "multiplied",
                        points.multiplied().isEmpty()
                                ? null
                                : points.multiplied().stream()
                                        .map(ExplanationJson::multiplied)
                                        .toList())
                .put("earnedOn", plain(points.eligibleTotal()))
                .put("beforeMax", points.pointsBeforeMax())
                .put("max", points.earn().max() == 0 ? null : points.earn().max())
                .put("points", points.points())
                .put(
                        "shortfall",
                        points.noPointsReason() == null
                                ? null
                                : points.noPointsReason().name())
                .byName();
    }

    private static Map<String, Object> style(EarningStyle earn) {
        return switch (earn) {
            case EarningStyle.Fixed fixed ->
                new OrderedFields().put("fixed", fixed.points()).byName();
            case EarningStyle.PerSpent spent ->
                new OrderedFields()
                        .put("perSpent", spent.points())
                        .put("step", plain(spent.step()))
                        .put(
                                "partialSteps",
                                spent.partialSteps()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'))
                        .byName();
            case EarningStyle.PerQuantity pieces ->
                new OrderedFields()
                        .put("perQuantity", pieces.points())
                        .put("step", plain(pieces.step()))
                        .byName();
            case EarningStyle.PerItem item ->
                new OrderedFields().put("perItem", item.attribute()).byName();
            case EarningStyle.Multiply multiply ->
                new OrderedFields()
                        .put("multiply", plain(multiply.factor()))
                        .put(
                                "of",
                                multiply.of().isEmpty()
                                        ? null
                                        : multiply.of().stream().sorted().toList())
                        .byName();
        };
    }

    private static Map<String, Object> multiplied(PointsTrace.MultipliedRule rule) {
        return new OrderedFields()
                .put("ruleId", rule.ruleId())
                .put("points", rule.points())
                .byName();
    }

    private static Map<String, Object> share(PointsTrace.Share share) {
        return new OrderedFields()
                .put("lineId", share.lineId())
                .put("sku", share.sku())
                .put("counted", plain(share.eligible()))
                .put("items", share.items() == null ? null : ConditionJson.of(share.items()))
                .byName();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
