package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.List;

/** The value of an attribute that the shop names itself: of a product, or of an activity. */
public sealed interface AttributeValue {

    /** A text, compared exactly. */
    record Text(String value) implements AttributeValue {}

    /** A number, compared by value: 1.0 is 1. */
    record Numeric(BigDecimal value) implements AttributeValue {}

    /** True or false. */
    record Flag(boolean value) implements AttributeValue {}

    /** A list of the others, never of lists. */
    record Many(List<AttributeValue> values) implements AttributeValue {}
}
