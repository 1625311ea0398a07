package dev.rewardsync.rule.yaml;

import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningRuleBuilder;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.ItemCondition;
import dev.rewardsync.rule.PointsPolicy;
import dev.rewardsync.rule.RuleMessages;
import dev.rewardsync.rule.RuleMode;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.condition.CompiledCondition;
import dev.rewardsync.rule.condition.CompiledItemCondition;
import dev.rewardsync.rule.condition.ConditionNode;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a file. Values that a rule omits come from the file's {@code points}. */
final class EarningRuleReader {

    /** A rule with this id would have the same entry ids as an order's redemption. */
    private static final String RESERVED = "redemption";

    private static final List<String> KEYS = List.of(
            "id",
            "name",
            "displayName",
            "type",
            "event",
            "days",
            "active",
            "mode",
            "from",
            "to",
            "schedule",
            "websites",
            "groups",
            "priority",
            "stop",
            "when",
            "items",
            "earn",
            "tiers",
            "limits",
            "maxPerDay",
            "award",
            "expireAfter",
            "onRefund",
            "assignGroup",
            "message",
            "showOnProductPage");

    private static final Map<String, RuleMode> MODES = NameReader.kebabCase(RuleMode.class);
    private static final EarningStyle PLACEHOLDER = new EarningStyle.Fixed(0, 0);

    private final PointsPolicy points;
    private final PointsPolicyReader policyReader;
    private final InstantReader instants;
    private final TierNames tiers;
    private final Map<String, SourceLocation> ids = new HashMap<>();

    /**
     * Creates the reader of a file's rules.
     *
     * @param points provides the values that rules omit
     */
    EarningRuleReader(PointsPolicy points, PointsPolicyReader policyReader, InstantReader instants, TierNames tiers) {
        this.points = points;
        this.policyReader = policyReader;
        this.instants = instants;
        this.tiers = tiers;
    }

    /** Reads a rule; returns null if it is not a mapping. Invalid values are replaced by placeholders. */
    @Nullable
    LocatedRule read(YamlField field) {
        YamlSection section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        Trigger trigger = TriggerReader.read(section);
        rejectMisplacedKeys(section, trigger);
        String id = section.require("id", "", this::id);
        Instant from = section.readOrNull("from", instants::from);
        EarningStyleReader styles = new EarningStyleReader(trigger);
        EarningStyle earn = section.requireOrNull("earn", styles::read);
        EarningRule rule = EarningRuleBuilder.builder()
                .id(id)
                .name(section.read("name", id, NameReader::name))
                .displayName(section.readOrNull("displayName", NameReader::name))
                .trigger(trigger == null ? Trigger.ORDER_PLACED : trigger)
                .active(section.read("active", true, YamlField::flag))
                .mode(section.read("mode", RuleMode.LIVE, value -> value.oneOf("mode", MODES)))
                .from(from)
                .until(section.readOrNull("to", value -> until(value, from)))
                .schedule(section.readOrNull("schedule", new ScheduleReader(instants.zone())::read))
                .websites(section.read("websites", Set.of(), NameReader::names))
                .groups(section.read("groups", Set.of(), NameReader::names))
                .priority(section.read("priority", 0, YamlField::integer))
                .stop(section.read("stop", false, YamlField::flag))
                .when(section.read("when", Condition.ALWAYS, value -> when(value, trigger)))
                .items(section.readOrNull("items", EarningRuleReader::items))
                .earn(earn == null ? PLACEHOLDER : earn)
                .tierEarn(section.read(
                        "tiers",
                        Map.of(),
                        value -> styles.overrides(value, earn == null ? null : section.field("earn"), tiers)))
                .award(award(section, trigger))
                .expiry(
                        section.has("expireAfter")
                                ? section.readOrNull("expireAfter", EarningRuleReader::expiry)
                                : points.expiry())
                .onRefund(section.read("onRefund", points.onRefund(), PointsPolicyReader::onRefund))
                .limits(RuleLimitsReader.read(section))
                .assignGroup(section.readOrNull("assignGroup", NameReader::name))
                .messages(section.read("message", RuleMessages.NONE, EarningRuleReader::messages))
                .showOnProductPage(section.read("showOnProductPage", false, YamlField::flag))
                .build();
        return new LocatedRule(section, rule);
    }

    private @Nullable String id(YamlField field) {
        String id = NameReader.id(field, ids);
        if (id != null && id.equals(RESERVED)) {
            field.addError("the id " + YamlField.quoted(id) + " is reserved for points spent", "another id");
        }
        return id;
    }

    private static void rejectMisplacedKeys(YamlSection section, @Nullable Trigger trigger) {
        if (trigger == null) {
            return;
        }
        if (!Trigger.ORDER_PLACED.equals(trigger)) {
            section.rejectKey("showOnProductPage", "only allowed in cart rules");
        }
        if (!trigger.hasOrder()) {
            section.rejectKey("items", "the event " + trigger.wireName() + " has no order with items");
        }
    }

    private @Nullable Instant until(YamlField field, @Nullable Instant from) {
        Instant until = instants.until(field);
        if (until != null && from != null && !from.isBefore(until)) {
            field.addError("the rule ends before it starts", "a time after from");
        }
        return until;
    }

    /** Reads the award. Omitted values of cart rules come from {@code points}; behavior rules have no default hold. */
    private Award award(YamlSection section, @Nullable Trigger trigger) {
        Award fallback = Trigger.ORDER_PLACED.equals(trigger) ? points.award() : new Award(Award.ON_PLACED, null);
        return section.read("award", fallback, field -> policyReader.award(field, fallback));
    }

    /** Reads a rule's own expiry. It counts from the release, whatever {@code points} says. */
    private static @Nullable ExpiryTerms expiry(YamlField field) {
        Period length = PeriodReader.positive(field);
        return length == null ? null : ExpiryTerms.afterRelease(length);
    }

    private @Nullable Condition when(YamlField field, @Nullable Trigger trigger) {
        ConditionNode<Facts> root = new ConditionReader<>(new EventLeafReader(trigger, tiers)).read(field);
        return root == null ? null : new CompiledCondition(root);
    }

    private static @Nullable ItemCondition items(YamlField field) {
        ConditionNode<PricedLine> root = EventLeafReader.readItems(field);
        return root == null ? null : new CompiledItemCondition(root);
    }

    private static @Nullable RuleMessages messages(YamlField field) {
        YamlSection section = field.section(List.of("history", "email", "product"));
        return section == null
                ? null
                : new RuleMessages(
                        section.readOrNull("history", NameReader::message),
                        section.readOrNull("email", NameReader::message),
                        section.readOrNull("product", NameReader::message));
    }
}
