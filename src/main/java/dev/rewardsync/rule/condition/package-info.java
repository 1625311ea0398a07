/**
 * Compiled conditions of rules: a tree of {@link dev.rewardsync.rule.condition.ConditionNode nodes} over typed {@link
 * dev.rewardsync.rule.condition.Attribute attributes}. A new attribute is one entry in {@link
 * dev.rewardsync.rule.condition.AttributeCatalog}.
 */
@NullMarked
package dev.rewardsync.rule.condition;

import org.jspecify.annotations.NullMarked;
