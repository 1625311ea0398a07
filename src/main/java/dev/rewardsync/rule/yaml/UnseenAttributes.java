package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.EarningStyle;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.condition.AttributeCatalog;
import dev.rewardsync.text.NearestName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches rules and the redemption policy for product and activity attributes that do not occur in a sample of events. */
record UnseenAttributes(AttributeSample sample, WarningCollector warnings) {

    /** Adds a warning for every unknown attribute of a rule. */
    void check(LocatedRule rule) {
        String activity = rule.rule().trigger().wireName();
        check(rule.section().field("when"), activity);
        check(rule.section().field("items"), activity);
        checkEarn(rule);
    }

    /** Adds a warning for every unknown attribute of {@code redemption.items} and of the rates' conditions. */
    void checkRedemption(YamlSection redemption, List<LocatedRate> rates) {
        check(redemption.field("items"), Trigger.ORDER_PLACED.wireName());
        rates.forEach(rate -> check(rate.section().field("when"), Trigger.ORDER_PLACED.wireName()));
    }

    private void checkEarn(LocatedRule rule) {
        YamlField earn = rule.section().field("earn");
        YamlSection section = earn == null ? null : earn.section();
        if (section != null && sample.hasItems() && rule.rule().earn() instanceof EarningStyle.PerItem perItem) {
            boolean isPredefined =
                    AttributeCatalog.itemAttributeNames().contains(AttributeCatalog.ITEM_PREFIX + perItem.attribute());
            for (YamlSection.NamedField entry : section.entries()) {
                if (entry.key().equals("attribute") && !isPredefined) {
                    check(entry, perItem.attribute(), "item", sample.itemAttributes());
                }
            }
        }
    }

    private void check(@Nullable YamlField field, String activity) {
        if (field == null) {
            return;
        }
        switch (field.value()) {
            case YamlValue.Mapping mapping -> {
                for (YamlSection.NamedField entry : new YamlSection(field.path(), mapping, field.errors()).entries()) {
                    checkName(entry, activity);
                    check(entry.field(), activity);
                }
            }
            case YamlValue.Sequence sequence -> {
                for (YamlField element : elements(field)) {
                    check(element, activity);
                }
            }
            case YamlValue.TextScalar text -> {}
            case YamlValue.NumberScalar number -> {}
            case YamlValue.BooleanScalar flag -> {}
            case YamlValue.NullScalar nothing -> {}
            case YamlValue.MalformedScalar unreadable -> {}
        }
    }

    private static Iterable<YamlField> elements(YamlField field) {
        Iterable<YamlField> elements = field.listOrEmpty("a list");
        return elements == null ? Set.of() : elements;
    }

    private void checkName(YamlSection.NamedField entry, String activity) {
        String name = entry.key();
        if (name.startsWith(AttributeCatalog.ITEM_PREFIX)) {
            boolean isPredefined = AttributeCatalog.itemAttributeNames().contains(name);
            if (!isPredefined && sample.hasItems()) {
                check(entry, name.substring(AttributeCatalog.ITEM_PREFIX.length()), "item", sample.itemAttributes());
            }
        } else if (name.startsWith(AttributeCatalog.ACTIVITY_PREFIX)) {
            boolean isPredefined = AttributeCatalog.eventAttributeNames().contains(name);
            if (!isPredefined && sample.hasActivity(activity)) {
                Set<String> seen = sample.activityAttributes(activity);
                check(entry, name.substring(AttributeCatalog.ACTIVITY_PREFIX.length()), activity, seen);
            }
        }
    }

    private void check(YamlSection.NamedField entry, String attribute, String subject, Set<String> seen) {
        if (!seen.contains(attribute)) {
            warnings.add(
                    entry.at(),
                    entry.field().path(),
                    "no " + subject + " of the sample has the attribute " + YamlField.quoted(attribute),
                    NearestName.to(attribute, seen));
        }
    }
}
