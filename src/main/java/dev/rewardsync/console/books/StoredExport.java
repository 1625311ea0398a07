package dev.rewardsync.console.books;

import java.util.List;

/**
 * One revision of an order's export.
 *
 * @param order its main figures
 * @param awards the points by rule, in the order of their ids, those of rules on trial last
 * @param document the export as JSON, without the order
 */
public record StoredExport(StoredOrder order, List<StoredAward> awards, byte[] document) {

    /**
     * The net points of a rule for the order.
     *
     * @param trial whether the rule is on trial, so that the points were not booked
     */
    public record StoredAward(String ruleId, String ruleName, long points, boolean trial) {}
}
