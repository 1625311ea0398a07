package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of a custom attribute of a product or an activity. */
public sealed interface AttributeValue {

    /** Returns the value as a number; null if it is neither a number nor a text in plain decimals such as {@code "12.5"}. */
    default @Nullable BigDecimal asNumber() {
        return switch (this) {
            case Numeric(BigDecimal number) -> number;
            case Text(String text) -> PlainDecimal.parse(text.strip());
            case Flag _, Many _ -> null;
        };
    }

    /** A text, compared exactly. */
    record Text(String value) implements AttributeValue {}

    /** A number, compared by value: 1.0 is 1. */
    record Numeric(BigDecimal value) implements AttributeValue {}

    /** A boolean. */
    record Flag(boolean value) implements AttributeValue {}

    /** A list of texts, numbers and booleans; never of lists. */
    record Many(List<AttributeValue> values) implements AttributeValue {}
}
