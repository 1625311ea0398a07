package dev.rewardsync.simulation;

import java.util.List;

/**
 * The points of a partition's customers under both rulesets.
 *
 * @param customers all customers of the partition
 * @param orders all placed orders of these customers
 */
public record PartitionComparison(
        RulesetResult oldResult,
        RulesetResult newResult,
        List<CustomerComparison> customers,
        List<OrderComparison> orders) {}
