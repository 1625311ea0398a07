package dev.rewardsync.rule;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an activity that rules can use.
 *
 * @param attributes by the shop's attribute names
 * @param amount in the ruleset's currency; null if the activity has none or there is no exchange rate for it
 * @param convertible false if the activity has an amount without an exchange rate
 */
public record ActivityFacts(
        Map<String, AttributeValue> attributes, @Nullable BigDecimal amount, boolean convertible) {}
