package dev.rewardsync.rule;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An activity as conditions see it.
 *
 * @param attributes by the shop's own names
 * @param amount in the ruleset's currency; null where there is none or it can't be converted
 * @param convertible false where there is an amount that can't be converted
 */
public record ActivityFacts(
        Map<String, AttributeValue> attributes, @Nullable BigDecimal amount, boolean convertible) {}
