package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.rule.condition.Attribute;
import dev.rewardsync.rule.condition.AttributeType;
import dev.rewardsync.rule.condition.Attributes;
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
 * The search for a rule's conditions that can't all hold: comparisons of one attribute that contradict each other, in
 * {@code when} and with the rule's websites and groups, and among {@code items}.
 */
final class UnsatisfiableConditions {

    private static final String CUSTOMER_GROUP = "customer.group";
    private static final String WEBSITE = "website";

    private final LocatedRule written;
    private final WarningCollector warnings;

    UnsatisfiableConditions(LocatedRule written, WarningCollector warnings) {
        this.written = written;
        this.warnings = warnings;
    }

    /**
     * A comparison with its place.
     *
     * @param attribute that it is about
     * @param together it and, once a contradiction was found, what it contradicts
     */
    private record Claim(
            String attribute,
            AttributeType type,
            Comparison comparison,
            SourceLocation at,
            String path,
            String together) {

        Claim(String attribute, AttributeType type, Comparison comparison, SourceLocation at, String path) {
            this(attribute, type, comparison, at, path, shown(comparison));
        }

        private Claim with(List<Claim> all) {
            String joined = all.stream().map(Claim::together).collect(Collectors.joining(", "));
            return new Claim(attribute, type, comparison, at, path, joined);
        }

        private static String shown(Comparison comparison) {
            return comparison.operator().wireName() + " " + shown(comparison.operand());
        }

        private static String shown(AttributeValue value) {
            return switch (value) {
                case AttributeValue.Text(String text) -> text;
                case AttributeValue.Numeric(BigDecimal number) -> number.toPlainString();
                case AttributeValue.Flag(boolean flag) -> String.valueOf(flag);
                case AttributeValue.Many(List<AttributeValue> values) ->
                    values.stream().map(Claim::shown).collect(Collectors.joining(", ", "[", "]"));
            };
        }
    }

    void check() {
        YamlField when = written.section().field("when");
        if (when != null) {
            warn(impossible(when, Attributes::ofEvent, ofTheRule()), "the rule never applies");
        }
        YamlField items = written.section().field("items");
        if (items != null) {
            warn(impossible(items, Attributes::ofItem, List.of()), "no item matches, so the rule never applies");
        }
    }

    private void warn(@Nullable Claim found, String consequence) {
        if (found != null) {
            String problem = found.attribute() + " can't be all of this: " + found.together() + "; " + consequence;
            warnings.add(found.at(), found.path(), problem);
        }
    }

    private List<Claim> ofTheRule() {
        List<Claim> claims = new ArrayList<>();
        addOneOf(CUSTOMER_GROUP, written.rule().groups(), "groups", claims);
        addOneOf(Attributes.CART_PREFIX + WEBSITE, written.rule().websites(), "websites", claims);
        addOneOf(Attributes.ORDER_PREFIX + WEBSITE, written.rule().websites(), "websites", claims);
        return claims;
    }

    private void addOneOf(String attribute, Set<String> names, String key, List<Claim> claims) {
        YamlField field = written.section().field(key);
        if (field != null) {
            List<AttributeValue> values = names.stream()
                    .sorted()
                    .<AttributeValue>map(AttributeValue.Text::new)
                    .toList();
            Comparison comparison = new Comparison(Operator.IN, new AttributeValue.Many(values), false);
            claims.add(new Claim(
                    attribute, AttributeType.TEXT, comparison, field.value().at(), field.path()));
        }
    }

    /** The claim that makes a condition impossible together with others; null where it may hold. */
    private <S> @Nullable Claim impossible(
            YamlField condition, Function<String, Optional<Attribute<S>>> attributes, List<Claim> given) {
        List<Claim> claims = new ArrayList<>(given);
        List<YamlSection.Entry> others = new ArrayList<>();
        gather(condition, attributes, claims, others);
        for (Claim claim : claims.subList(given.size(), claims.size())) {
            List<Claim> ofSame = claims.stream()
                    .filter(other -> other.attribute().equals(claim.attribute()))
                    .toList();
            List<Comparison> comparisons =
                    ofSame.stream().map(Claim::comparison).toList();
            if (new Conjunction(claim.type(), comparisons).isImpossible()) {
                return claim.with(ofSame);
            }
        }
        for (YamlSection.Entry other : others) {
            Claim found = impossible(other, attributes, claims);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private <S> @Nullable Claim impossible(
            YamlSection.Entry entry, Function<String, Optional<Attribute<S>>> attributes, List<Claim> given) {
        return switch (entry.key()) {
            case "any" -> everyOneImpossible(entry.field(), attributes, given);
            case "found" -> impossible(entry.field(), Attributes::ofItem, List.of());
            default -> null;
        };
    }

    private <S> @Nullable Claim everyOneImpossible(
            YamlField alternatives, Function<String, Optional<Attribute<S>>> attributes, List<Claim> given) {
        Claim first = null;
        for (YamlField alternative : elements(alternatives)) {
            Claim found = impossible(alternative, attributes, given);
            if (found == null) {
                return null;
            }
            first = first == null ? found : first;
        }
        return first;
    }

    /** Sorts what must all hold into comparisons of attributes and everything else. */
    private static <S> void gather(
            YamlField condition,
            Function<String, Optional<Attribute<S>>> attributes,
            List<Claim> claims,
            List<YamlSection.Entry> others) {
        YamlSection section = condition.section();
        if (section == null) {
            return;
        }
        for (YamlSection.Entry entry : section.entries()) {
            Attribute<S> attribute = attributes.apply(entry.key()).orElse(null);
            if (attribute != null) {
                addClaims(entry, attribute, claims);
            } else if (entry.key().equals("all")) {
                elements(entry.field()).forEach(part -> gather(part, attributes, claims, others));
            } else {
                others.add(entry);
            }
        }
    }

    private static <S> void addClaims(YamlSection.Entry entry, Attribute<S> attribute, List<Claim> claims) {
        ComparisonReader<S> comparisons = new ComparisonReader<>(attribute.type(), (operator, operand) -> {
            Comparison comparison = new Comparison(operator, operand, attribute.holdsWhenMissing(operator, operand));
            claims.add(new Claim(
                    attribute.name(),
                    attribute.type(),
                    comparison,
                    entry.at(),
                    entry.field().path()));
            return attribute.leaf(operator, operand);
        });
        comparisons.read(entry.field());
    }

    private static List<YamlField> elements(YamlField field) {
        List<YamlField> elements = field.listOrEmpty("a list");
        return elements == null ? List.of() : elements;
    }
}
