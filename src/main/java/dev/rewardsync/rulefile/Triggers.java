package dev.rewardsync.rulefile;

import dev.rewardsync.rule.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rule listens to, as its {@code type} and {@code event} say. */
final class Triggers {

    private static final Map<String, Type> TYPES = Names.of(Type.class);
    private static final String CUSTOM_PREFIX = "custom:";
    private static final List<String> NOT_YET = List.of(
            "birthday",
            "inactive",
            "friend-referred",
            "rma-created",
            "push-subscribed",
            "shared-twitter",
            "shared-facebook",
            "pinned-pinterest",
            "affiliate-joined",
            "tier-up",
            "tier-down",
            "referee-signed-up",
            "referee-order-completed");
    private static final List<String> SUPPORTED = Arrays.stream(Trigger.values())
            .filter(trigger -> trigger != Trigger.ORDER_PLACED)
            .map(Trigger::wireName)
            .toList();

    private Triggers() {}

    /** The trigger of a rule; null where it is wrong. */
    static @Nullable Trigger read(Section rule) {
        Type type = rule.requireOrNull("type", field -> field.oneOf("type", TYPES));
        if (type == null) {
            return rule.readOrNull("event", Triggers::event);
        }
        return switch (type) {
            case CART -> {
                rule.refuse("event", "of no use in a cart rule, which listens to placed orders");
                yield Trigger.ORDER_PLACED;
            }
            case BEHAVIOR -> rule.requireOrNull("event", Triggers::event);
        };
    }

    private enum Type {
        CART,
        BEHAVIOR
    }

    private static @Nullable Trigger event(Field field) {
        String name = field.text();
        if (name == null) {
            return null;
        }
        if (NOT_YET.contains(name) || name.startsWith(CUSTOM_PREFIX)) {
            field.problem("the event " + Field.quoted(name) + " is " + Section.NOT_YET, null);
            return null;
        }
        if (name.equals(Trigger.ORDER_PLACED.wireName())) {
            field.problem("only cart rules listen to placed orders", "order-completed, or type: cart");
            return null;
        }
        if (!SUPPORTED.contains(name)) {
            List<String> known =
                    Stream.concat(SUPPORTED.stream(), NOT_YET.stream()).toList();
            field.problems().addUnknown(field.value().at(), field.path(), "event", name, known);
            return null;
        }
        return Trigger.named(name).orElse(null);
    }
}
