package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.condition.Attributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The search for attributes of products and activities that no event of a sample has. */
record UnseenAttributes(AttributeSample sample, WarningCollector warnings) {

    void check(LocatedRule rule) {
        String activity = rule.rule().trigger().wireName();
        check(rule.section().field("when"), activity);
        check(rule.section().field("items"), activity);
    }

    private void check(@Nullable YamlField field, String activity) {
        if (field == null) {
            return;
        }
        switch (field.value()) {
            case YamlValue.Mapping mapping -> {
                for (YamlSection.Entry entry : new YamlSection(field.path(), mapping, field.problems()).entries()) {
                    checkName(entry, activity);
                    check(entry.field(), activity);
                }
            }
            case YamlValue.Sequence sequence -> {
                for (YamlField element : elements(field)) {
                    check(element, activity);
                }
            }
            case YamlValue.Text text -> {}
            case YamlValue.Numeral number -> {}
            case YamlValue.Flag flag -> {}
            case YamlValue.Nothing nothing -> {}
            case YamlValue.Unreadable unreadable -> {}
        }
    }

    private static Iterable<YamlField> elements(YamlField field) {
        Iterable<YamlField> elements = field.listOrEmpty("a list");
        return elements == null ? Set.of() : elements;
    }

    private void checkName(YamlSection.Entry entry, String activity) {
        String name = entry.key();
        if (name.startsWith(Attributes.ITEM_PREFIX)) {
            boolean ofEvery = Attributes.namesOfItems().contains(name);
            if (!ofEvery && sample.hasItems()) {
                check(entry, name.substring(Attributes.ITEM_PREFIX.length()), "item", sample.ofItems());
            }
        } else if (name.startsWith(Attributes.ACTIVITY_PREFIX)) {
            boolean ofEvery = Attributes.namesOfEvents().contains(name);
            if (!ofEvery && sample.hasActivity(activity)) {
                Set<String> seen = sample.ofActivity(activity);
                check(entry, name.substring(Attributes.ACTIVITY_PREFIX.length()), activity, seen);
            }
        }
    }

    private void check(YamlSection.Entry entry, String attribute, String what, Set<String> seen) {
        if (!seen.contains(attribute)) {
            warnings.add(
                    entry.at(),
                    entry.field().path(),
                    "no " + what + " of the sample has the attribute " + YamlField.quoted(attribute),
                    NearestName.to(attribute, seen));
        }
    }
}
