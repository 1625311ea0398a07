package dev.rewardsync.rule;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The facts about an approved review that rules can use.
 *
 * @param sku of the reviewed product; null if the review has none
 * @param rating null if the review has none
 */
public record ReviewFacts(@Nullable String sku, @Nullable BigDecimal rating) {}
