package dev.rewardsync.rulefile;

import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.Condition;
import dev.rewardsync.rule.Earning;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.ItemCondition;
import dev.rewardsync.rule.Messages;
import dev.rewardsync.rule.PointsPolicy;
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
final class RuleReader {

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

    private static final Earning NOTHING = new Earning.Fixed(0, 0);

    private final PointsPolicy points;
    private final Moments moments;
    private final TierNames tiers;
    private final Map<String, Place> ids = new HashMap<>();

    RuleReader(PointsPolicy points, Moments moments, TierNames tiers) {
        this.points = points;
        this.moments = moments;
        this.tiers = tiers;
    }

    @Nullable
    WrittenRule read(Field field) {
        Section section = field.section(KEYS);
        if (section == null) {
            return null;
        }
        Trigger trigger = Triggers.read(section);
        refuseMisplaced(section, trigger);
        String id = section.require("id", "", this::id);
        Instant from = section.readOrNull("from", moments::from);
        EarningReader earning = new EarningReader(trigger);
        Earning earn = section.requireOrNull("earn", earning::read);
        EarningRule rule = new EarningRule(
                id,
                section.read("name", id, Names::name),
                section.readOrNull("displayName", Names::name),
                trigger == null ? Trigger.ORDER_PLACED : trigger,
                section.read("active", true, Field::flag),
                from,
                section.readOrNull("to", it -> until(it, from)),
                section.read("websites", Set.of(), Names::several),
                section.read("groups", Set.of(), Names::several),
                section.read("priority", 0, Field::integer),
                section.read("stop", false, Field::flag),
                section.read("when", Condition.ALWAYS, it -> when(it, trigger)),
                section.readOrNull("items", RuleReader::items),
                earn == null ? NOTHING : earn,
                section.read(
                        "tiers",
                        Map.of(),
                        it -> earning.overrides(it, earn == null ? null : section.field("earn"), tiers)),
                award(section, trigger),
                section.has("expireAfter") ? section.readOrNull("expireAfter", Periods::lasting) : points.expireAfter(),
                section.read("onRefund", points.onRefund(), PointsReader::onRefund),
                section.read("maxPerDay", 0L, Field::points),
                section.readOrNull("assignGroup", Names::name),
                section.read("message", Messages.NONE, RuleReader::messages),
                section.read("showOnProductPage", false, Field::flag));
        return new WrittenRule(section, rule);
    }

    private @Nullable String id(Field field) {
        String id = Names.id(field, ids);
        if (id != null && id.equals(RESERVED)) {
            field.problem("the id " + Field.quoted(id) + " is the ledger's own word for points spent", "another id");
        }
        return id;
    }

    private static void refuseMisplaced(Section section, @Nullable Trigger trigger) {
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

    private @Nullable Instant until(Field field, @Nullable Instant from) {
        Instant until = moments.until(field);
        if (until != null && from != null && !from.isBefore(until)) {
            field.problem("the rule ends before it begins", "a later moment than from");
        }
        return until;
    }

    /** Cart rules take over what their award leaves out; behaviour rules wait only for a hold of their own. */
    private Award award(Section section, @Nullable Trigger trigger) {
        Award fallback = Trigger.ORDER_PLACED.equals(trigger) ? points.award() : new Award(Award.ON_PLACED, null);
        return section.read("award", fallback, field -> PointsReader.award(field, fallback));
    }

    private @Nullable Condition when(Field field, @Nullable Trigger trigger) {
        var root = new ConditionReader<>(new EventLeaves(trigger, tiers)).read(field);
        return root == null ? null : new CompiledCondition(root);
    }

    private static @Nullable ItemCondition items(Field field) {
        var root = EventLeaves.readItems(field);
        return root == null ? null : new CompiledItemCondition(root);
    }

    private static @Nullable Messages messages(Field field) {
        Section section = field.section(List.of("history", "email", "product"));
        return section == null
                ? null
                : new Messages(
                        section.readOrNull("history", Names::message),
                        section.readOrNull("email", Names::message),
                        section.readOrNull("product", Names::message));
    }
}
