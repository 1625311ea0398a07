package dev.rewardsync.bench.contender;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The average number and size of the records that RewardSync writes for an order.
 *
 * @param exports the size excludes the order itself
 * @param accounts the changelog of accounts
 * @param orders the changelog of orders
 * @param placedOrders the changelog of the orders' bytes; the size excludes the order itself
 */
public record OutputProfile(
        TopicProfile ledger,
        TopicProfile balances,
        TopicProfile exports,
        TopicProfile notifications,
        TopicProfile accounts,
        TopicProfile orders,
        TopicProfile placedOrders) {

    /** The profile before the measurement. */
    public static final OutputProfile NONE = new OutputProfile(
            TopicProfile.NONE,
            TopicProfile.NONE,
            TopicProfile.NONE,
            TopicProfile.NONE,
            TopicProfile.NONE,
            TopicProfile.NONE,
            TopicProfile.NONE);

    /**
     * The records of a topic.
     *
     * @param perOrder the average number for each order
     * @param bytes the average size with headers
     */
    public record TopicProfile(double perOrder, int bytes) {

        static final TopicProfile NONE = new TopicProfile(0, 0);

        private static TopicProfile of(String text) {
            String[] parts = text.split("x");
            return new TopicProfile(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    /** Returns the same outputs without state. */
    public OutputProfile withoutState() {
        return new OutputProfile(
                ledger, balances, exports, notifications, TopicProfile.NONE, TopicProfile.NONE, TopicProfile.NONE);
    }

    /** Returns whether the profile has state. */
    boolean hasState() {
        return accounts.perOrder() > 0;
    }

    String text() {
        return Stream.of(ledger, balances, exports, notifications, accounts, orders, placedOrders)
                .map(topic -> topic.perOrder() + "x" + topic.bytes())
                .collect(Collectors.joining(","));
    }

    static OutputProfile of(String text) {
        TopicProfile[] profiles =
                Stream.of(text.split(",")).map(TopicProfile::of).toArray(TopicProfile[]::new);
        return new OutputProfile(
                profiles[0], profiles[1], profiles[2], profiles[3], profiles[4], profiles[5], profiles[6]);
    }
}
