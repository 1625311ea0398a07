package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.condition.Attribute;
import dev.rewardsync.rule.condition.AttributeCatalog;
import dev.rewardsync.rule.condition.AttributeType;
import dev.rewardsync.rule.condition.Conjunction;
import dev.rewardsync.rule.condition.Conjunction.Comparison;
import dev.rewardsync.rule.condition.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Searches for conditions that cannot all hold: contradicting comparisons of one attribute in the {@code when} of a rule or
 * redemption rate, together with its websites, groups and tiers, and in {@code items}.
 */
final class UnsatisfiableConditions {

    private static final String CUSTOMER_GROUP = "customer.group";
    private static final String WEBSITE = "website";

    private final WarningCollector warnings;

    UnsatisfiableConditions(WarningCollector warnings) {
        this.warnings = warnings;
    }

    /**
     * A comparison with its location.
     *
     * @param attribute name of the compared attribute
     * @param text the comparison for messages; of a contradiction, all its comparisons
     */
    private record LocatedComparison(
            String attribute, AttributeType type, Comparison comparison, SourceLocation at, String path, String text) {

        LocatedComparison(String attribute, AttributeType type, Comparison comparison, SourceLocation at, String path) {
            this(attribute, type, comparison, at, path, format(comparison));
        }

        private LocatedComparison withTextOf(List<LocatedComparison> all) {
            String joined = all.stream().map(LocatedComparison::text).collect(Collectors.joining(", "));
            return new LocatedComparison(attribute, type, comparison, at, path, joined);
        }

        private static String format(Comparison comparison) {
            return comparison.operator().wireName() + " " + format(comparison.operand());
        }

        private static String format(AttributeValue value) {
            return switch (value) {
                case AttributeValue.Text(String text) -> text;
                case AttributeValue.Numeric(BigDecimal number) -> number.toPlainString();
                case AttributeValue.Flag(boolean flag) -> String.valueOf(flag);
                case AttributeValue.Many(List<AttributeValue> values) ->
                    values.stream().map(LocatedComparison::format).collect(Collectors.joining(", ", "[", "]"));
            };
        }
    }

    /** Adds a warning for each contradiction of a rule. */
    void checkRule(LocatedRule located) {
        YamlSection section = located.section();
        List<LocatedComparison> scope = new ArrayList<>();
        addGroups(section, located.rule().groups(), scope);
        addWebsites(section, located.rule().websites(), scope);
        checkWhen(section, scope, "the rule never applies");
        checkItems(section, "no item matches, so the rule never applies");
    }

    /** Adds a warning for a contradiction of a redemption rate. */
    void checkRate(LocatedRate located) {
        YamlSection section = located.section();
        List<LocatedComparison> scope = new ArrayList<>();
        addGroups(section, located.rate().groups(), scope);
        addWebsites(section, located.rate().websites(), scope);
        addScope(
                section.field("tiers"),
                AttributeCatalog.CUSTOMER_TIER,
                located.rate().tiers(),
                scope);
        checkWhen(section, scope, "the rate never counts");
    }

    /** Adds a warning for a contradiction of {@code redemption.items}. */
    void checkRedemption(YamlSection redemption) {
        checkItems(redemption, "no item matches, so points pay for none");
    }

    private void checkWhen(YamlSection section, List<LocatedComparison> scope, String consequence) {
        YamlField when = section.field("when");
        if (when != null) {
            warn(findContradiction(when, AttributeCatalog::eventAttribute, scope), consequence);
        }
    }

    private void checkItems(YamlSection section, String consequence) {
        YamlField items = section.field("items");
        if (items != null) {
            warn(findContradiction(items, AttributeCatalog::itemAttribute, List.of()), consequence);
        }
    }

    private void warn(@Nullable LocatedComparison contradiction, String consequence) {
        if (contradiction != null) {
            String problem =
                    contradiction.attribute() + " cannot satisfy all of: " + contradiction.text() + "; " + consequence;
            warnings.add(contradiction.at(), contradiction.path(), problem);
        }
    }

    private static void addGroups(YamlSection section, Set<String> groups, List<LocatedComparison> comparisons) {
        addScope(section.field("groups"), CUSTOMER_GROUP, groups, comparisons);
    }

    private static void addWebsites(YamlSection section, Set<String> websites, List<LocatedComparison> comparisons) {
        YamlField field = section.field("websites");
        addScope(field, AttributeCatalog.CART_PREFIX + WEBSITE, websites, comparisons);
        addScope(field, AttributeCatalog.ORDER_PREFIX + WEBSITE, websites, comparisons);
    }

    private static void addScope(
            @Nullable YamlField field, String attribute, Set<String> names, List<LocatedComparison> comparisons) {
        if (field != null) {
            List<AttributeValue> values = names.stream()
                    .sorted()
                    .<AttributeValue>map(AttributeValue.Text::new)
                    .toList();
            Comparison comparison = new Comparison(Operator.IN, new AttributeValue.Many(values), false);
            comparisons.add(new LocatedComparison(
                    attribute, AttributeType.TEXT, comparison, field.value().at(), field.path()));
        }
    }

    /**
     * Returns the first comparison that cannot hold together with the others; null if the condition may hold.
     *
     * @param context comparisons that must hold as well
     */
    private <S> @Nullable LocatedComparison findContradiction(
            YamlField condition, Function<String, Optional<Attribute<S>>> attributes, List<LocatedComparison> context) {
        List<LocatedComparison> comparisons = new ArrayList<>(context);
        List<YamlSection.NamedField> others = new ArrayList<>();
        collect(condition, attributes, comparisons, others);
        for (LocatedComparison comparison : comparisons.subList(context.size(), comparisons.size())) {
            List<LocatedComparison> sameAttribute = comparisons.stream()
                    .filter(other -> other.attribute().equals(comparison.attribute()))
                    .toList();
            List<Comparison> conjunction =
                    sameAttribute.stream().map(LocatedComparison::comparison).toList();
            if (new Conjunction(comparison.type(), conjunction).isUnsatisfiable()) {
                return comparison.withTextOf(sameAttribute);
            }
        }
        for (YamlSection.NamedField other : others) {
            LocatedComparison contradiction = findContradiction(other, attributes, comparisons);
            if (contradiction != null) {
                return contradiction;
            }
        }
        return null;
    }

    private <S> @Nullable LocatedComparison findContradiction(
            YamlSection.NamedField entry,
            Function<String, Optional<Attribute<S>>> attributes,
            List<LocatedComparison> context) {
        return switch (entry.key()) {
            case "any" -> findContradictionInAll(entry.field(), attributes, context);
            case "found" -> findContradiction(entry.field(), AttributeCatalog::itemAttribute, List.of());
            default -> null;
        };
    }

    private <S> @Nullable LocatedComparison findContradictionInAll(
            YamlField alternatives,
            Function<String, Optional<Attribute<S>>> attributes,
            List<LocatedComparison> context) {
        LocatedComparison first = null;
        for (YamlField alternative : elements(alternatives)) {
            LocatedComparison contradiction = findContradiction(alternative, attributes, context);
            if (contradiction == null) {
                return null;
            }
            first = first == null ? contradiction : first;
        }
        return first;
    }

    /** Collects the comparisons and the other conditions that must all hold. */
    private static <S> void collect(
            YamlField condition,
            Function<String, Optional<Attribute<S>>> attributes,
            List<LocatedComparison> comparisons,
            List<YamlSection.NamedField> others) {
        YamlSection section = condition.section();
        if (section == null) {
            return;
        }
        for (YamlSection.NamedField entry : section.entries()) {
            Attribute<S> attribute = attributes.apply(entry.key()).orElse(null);
            if (attribute != null) {
                addComparisons(entry, attribute, comparisons);
            } else if (entry.key().equals("all")) {
                elements(entry.field()).forEach(part -> collect(part, attributes, comparisons, others));
            } else {
                others.add(entry);
            }
        }
    }

    private static <S> void addComparisons(
            YamlSection.NamedField entry, Attribute<S> attribute, List<LocatedComparison> comparisons) {
        ComparisonReader<S> reader = new ComparisonReader<>(attribute.type(), (operator, operand) -> {
            Comparison comparison = new Comparison(operator, operand, attribute.holdsWhenMissing(operator, operand));
            comparisons.add(new LocatedComparison(
                    attribute.name(),
                    attribute.type(),
                    comparison,
                    entry.at(),
                    entry.field().path()));
            return attribute.leaf(operator, operand);
        });
        reader.read(entry.field());
    }

    private static List<YamlField> elements(YamlField field) {
        List<YamlField> elements = field.listOrEmpty("a list");
        return elements == null ? List.of() : elements;
    }
}
