package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Trigger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule listens to, as its {@code type}, {@code event} and {@code days} say. */
final class TriggerReader {

    private static final Map<String, Type> TYPES = NameReader.of(Type.class);
    private static final String DAYS = "days";
    private static final List<String> EVENTS = Stream.concat(
                    Trigger.OF_BEHAVIOR.stream().map(Trigger::wireName),
                    Stream.of(Trigger.INACTIVE, Trigger.CUSTOM_PREFIX + "<name>"))
            .toList();

    private TriggerReader() {}

    /** The trigger of a rule; null where it is wrong. */
    static @Nullable Trigger read(YamlSection rule) {
        Type type = rule.requireOrNull("type", field -> field.oneOf("type", TYPES));
        if (type == null) {
            return rule.readOrNull("event", field -> event(field, rule));
        }
        return switch (type) {
            case CART -> {
                rule.refuse("event", "of no use in a cart rule, which listens to placed orders");
                refuseDays(rule);
                yield Trigger.ORDER_PLACED;
            }
            case BEHAVIOR -> rule.requireOrNull("event", field -> event(field, rule));
        };
    }

    private enum Type {
        CART,
        BEHAVIOR
    }

    private static @Nullable Trigger event(YamlField field, YamlSection rule) {
        String name = field.text();
        if (name == null) {
            return null;
        }
        if (name.equals(Trigger.INACTIVE)) {
            Integer days = rule.requireOrNull(DAYS, YamlField::days);
            return days == null ? null : Trigger.inactive(days);
        }
        refuseDays(rule);
        boolean custom = name.startsWith(Trigger.CUSTOM_PREFIX);
        if (custom && name.length() == Trigger.CUSTOM_PREFIX.length()) {
            field.problem("an event of the shop's own without a name", Trigger.CUSTOM_PREFIX + "<name>");
            return null;
        }
        if (name.equals(Trigger.ORDER_PLACED.wireName())) {
            field.problem("only cart rules listen to placed orders", "order-completed, or type: cart");
            return null;
        }
        if (!custom && !EVENTS.contains(name)) {
            field.problems().addUnknown(field.value().at(), field.path(), "event", name, EVENTS);
            return null;
        }
        return Trigger.activity(name);
    }

    private static void refuseDays(YamlSection rule) {
        rule.refuse(DAYS, "only of use with the event inactive");
    }
}
