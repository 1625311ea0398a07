package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;

/** The value of a custom attribute of a product or an activity. */
public sealed interface AttributeValue {

    /** A text, compared exactly. */
    record Text(String value) implements AttributeValue {}

    /** A number, compared by value: 1.0 is 1. */
    record Numeric(BigDecimal value) implements AttributeValue {}

    /** A boolean. */
    record Flag(boolean value) implements AttributeValue {}

    /** A list of texts, numbers and booleans; never of lists. */
    record Many(List<AttributeValue> values) implements AttributeValue {}
}
