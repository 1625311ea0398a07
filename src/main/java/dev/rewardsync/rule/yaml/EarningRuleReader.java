package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.ItemCondition;
import dev.rewardsync.rule.PointsPolicy;
import dev.rewardsync.rule.RuleMessages;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.condition.CompiledCondition;
import dev.rewardsync.rule.condition.CompiledItemCondition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of the file, each with what it takes over from {@code points}. */
final class EarningRuleReader {

    /** Ledger entries of a rule of this name could not be told from an order's redemption. */
    private static final String RESERVED = "redemption";

    private static final List<String> KEYS = List.of(
            "id",
            "name",
            "displayName",
            "type",
            "event",
            "days",
            "active",
            "from",
            "to",
            "websites",
            "groups",
            "priority",
            "stop",
            "when",
            "items",
            "earn",
            "tiers",
            "maxPerDay",
            "award",
            "expireAfter",
            "onRefund",
            "assignGroup",
            "message",
            "showOnProductPage");

    private static final EarningStyle NOTHING = new EarningStyle.Fixed(0, 0);

    private final PointsPolicy points;
    private final InstantReader moments;
    private final TierNames tiers;
    private final Map<String, SourceLocation> ids = new HashMap<>();

    EarningRuleReader(PointsPolicy points, InstantReader moments, TierNames tiers) {
        this.points = points;
        this.moments = moments;
        this.tiers = tiers;
    }

    @Nullable
    LocatedRule read(YamlField field) {
        YamlSection section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        Trigger trigger = TriggerReader.read(section);
        refuseMisplaced(section, trigger);
        String id = section.require("id", "", this::id);
        Instant from = section.readOrNull("from", moments::from);
        EarningStyleReader earning = new EarningStyleReader(trigger);
        EarningStyle earn = section.requireOrNull("earn", earning::read);
        EarningRule rule = new EarningRule(
                id,
                section.read("name", id, NameReader::name),
                section.readOrNull("displayName", NameReader::name),
                trigger == null ? Trigger.ORDER_PLACED : trigger,
                section.read("active", true, YamlField::flag),
                from,
                section.readOrNull("to", it -> until(it, from)),
                section.read("websites", Set.of(), NameReader::several),
                section.read("groups", Set.of(), NameReader::several),
                section.read("priority", 0, YamlField::integer),
                section.read("stop", false, YamlField::flag),
                section.read("when", Condition.ALWAYS, it -> when(it, trigger)),
                section.readOrNull("items", EarningRuleReader::items),
                earn == null ? NOTHING : earn,
                section.read(
                        "tiers",
                        Map.of(),
                        it -> earning.overrides(it, earn == null ? null : section.field("earn"), tiers)),
                award(section, trigger),
                section.has("expireAfter")
                        ? section.readOrNull("expireAfter", PeriodReader::lasting)
                        : points.expireAfter(),
                section.read("onRefund", points.onRefund(), PointsPolicyReader::onRefund),
                section.read("maxPerDay", 0L, YamlField::points),
                section.readOrNull("assignGroup", NameReader::name),
                section.read("message", RuleMessages.NONE, EarningRuleReader::messages),
                section.read("showOnProductPage", false, YamlField::flag));
        return new LocatedRule(section, rule);
    }

    private @Nullable String id(YamlField field) {
        String id = NameReader.id(field, ids);
        if (id != null && id.equals(RESERVED)) {
            field.problem(
                    "the id " + YamlField.quoted(id) + " is the ledger's own word for points spent", "another id");
        }
        return id;
    }

    private static void refuseMisplaced(YamlSection section, @Nullable Trigger trigger) {
        if (trigger == null) {
            return;
        }
        if (Trigger.ORDER_PLACED.equals(trigger)) {
            section.refuse("maxPerDay", "only of use in behavior rules");
        } else {
            section.refuse("showOnProductPage", "only of use in cart rules");
        }
        if (!trigger.hasOrder()) {
            section.refuse("items", "the event " + trigger.wireName() + " has no order with items");
        }
    }

    private @Nullable Instant until(YamlField field, @Nullable Instant from) {
        Instant until = moments.until(field);
        if (until != null && from != null && !from.isBefore(until)) {
            field.problem("the rule ends before it begins", "a later moment than from");
        }
        return until;
    }

    /** Cart rules take over what their award leaves out; behaviour rules wait only for a hold of their own. */
    private Award award(YamlSection section, @Nullable Trigger trigger) {
        Award fallback = Trigger.ORDER_PLACED.equals(trigger) ? points.award() : new Award(Award.ON_PLACED, null);
        return section.read("award", fallback, field -> PointsPolicyReader.award(field, fallback));
    }

    private @Nullable Condition when(YamlField field, @Nullable Trigger trigger) {
        var root = new ConditionReader<>(new EventLeafReader(trigger, tiers)).read(field);
        return root == null ? null : new CompiledCondition(root);
    }

    private static @Nullable ItemCondition items(YamlField field) {
        var root = EventLeafReader.readItems(field);
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
