package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Trigger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the trigger of a rule from its {@code type}, {@code event} and {@code days}. */
final class TriggerReader {

    private static final Map<String, Type> TYPES = NameReader.kebabCase(Type.class);
    private static final String DAYS = "days";
    private static final List<String> EVENTS = Stream.concat(
                    Trigger.BEHAVIOR_TRIGGERS.stream().map(Trigger::wireName),
                    Stream.of(Trigger.INACTIVE, Trigger.CUSTOM_PREFIX + "<name>"))
            .toList();

    private TriggerReader() {}

    /** Reads the trigger of a rule; returns null after adding an error. */
    static @Nullable Trigger read(YamlSection rule) {
        Type type = rule.requireOrNull("type", field -> field.oneOf("type", TYPES));
        if (type == null) {
            return rule.readOrNull("event", field -> event(field, rule));
        }
        return switch (type) {
            case CART -> {
                rule.rejectKey("event", "not allowed in a cart rule, which runs when an order is placed");
                rejectDays(rule);
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
        rejectDays(rule);
        boolean custom = name.startsWith(Trigger.CUSTOM_PREFIX);
        if (custom && name.length() == Trigger.CUSTOM_PREFIX.length()) {
            field.addError("a custom event without a name", Trigger.CUSTOM_PREFIX + "<name>");
            return null;
        }
        if (name.equals(Trigger.ORDER_PLACED.wireName())) {
            field.addError("only cart rules run when an order is placed", "order-completed, or type: cart");
            return null;
        }
        if (!custom && !EVENTS.contains(name)) {
            field.errors().addUnknown(field.value().at(), field.path(), "event", name, EVENTS);
            return null;
        }
        return Trigger.activity(name);
    }

    private static void rejectDays(YamlSection rule) {
        rule.rejectKey(DAYS, "only allowed with the event inactive");
    }
}
