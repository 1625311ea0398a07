package dev.rewardsync.topic;

import dev.rewardsync.event.EventType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the topics, under {@code rewardsync.topics}; see docs/settings.md.
 *
 * @param create whether missing topics are created; otherwise they stop start-up
 * @param partitions the number of partitions of created topics. The inbox's number of partitions cannot change
 *     later
 * @param replicationFactor the replication factor of created topics; -1 for the broker's default
 * @param inboxPurgeInterval how often consumed records are deleted from the inbox (duration)
 * @param orderPlaced name of the input topic
 * @param orderStatusChanged name of the input topic
 * @param orderRefunded name of the input topic
 * @param reviewApproved name of the input topic
 * @param customerSignedUp name of the input topic
 * @param customerUpdated name of the input topic
 * @param customerActivity name of the input topic
 * @param pointsAdjusted name of the input topic
 * @param ledger name of the output topic
 * @param balances name of the output topic
 * @param orderExport name of the output topic
 * @param notifications name of the output topic
 * @param rulesets name of the output topic
 * @param inbox name of the internal topic through which records are rerouted to their customer's home partition
 * @param operatorLog name of the topic of what operators do with the console
 */
public record TopicSettings(
        @DefaultValue("true") boolean create,
        @DefaultValue("6") int partitions,
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue("1m") Duration inboxPurgeInterval,

        @DefaultValue(TopicNames.INPUT_PREFIX + "order-placed")
        String orderPlaced,

        @DefaultValue(TopicNames.INPUT_PREFIX + "order-status-changed")
        String orderStatusChanged,

        @DefaultValue(TopicNames.INPUT_PREFIX + "order-refunded")
        String orderRefunded,

        @DefaultValue(TopicNames.INPUT_PREFIX + "review-approved")
        String reviewApproved,

        @DefaultValue(TopicNames.INPUT_PREFIX + "customer-signed-up")
        String customerSignedUp,

        @DefaultValue(TopicNames.INPUT_PREFIX + "customer-updated")
        String customerUpdated,

        @DefaultValue(TopicNames.INPUT_PREFIX + "customer-activity")
        String customerActivity,

        @DefaultValue(TopicNames.INPUT_PREFIX + "points-adjusted")
        String pointsAdjusted,

        @DefaultValue(TopicNames.LEDGER) String ledger,
        @DefaultValue(TopicNames.BALANCES) String balances,
        @DefaultValue(TopicNames.EXPORTS) String orderExport,
        @DefaultValue(TopicNames.NOTIFICATIONS) String notifications,
        @DefaultValue(TopicNames.RULESETS) String rulesets,
        @DefaultValue(TopicNames.INBOX) String inbox,
        @DefaultValue(TopicNames.OPERATOR_LOG) String operatorLog) {

    /** Returns the names of the topics. */
    public TopicNames names() {
        Map<EventType, String> inputs = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            inputs.put(type, input(type));
        }
        return new TopicNames(inputs, ledger, balances, orderExport, notifications, rulesets, inbox, operatorLog);
    }

    private String input(EventType type) {
        return switch (type) {
            case ORDER_PLACED -> orderPlaced;
            case ORDER_STATUS_CHANGED -> orderStatusChanged;
            case ORDER_REFUNDED -> orderRefunded;
            case REVIEW_APPROVED -> reviewApproved;
            case CUSTOMER_SIGNED_UP -> customerSignedUp;
            case CUSTOMER_UPDATED -> customerUpdated;
            case CUSTOMER_ACTIVITY -> customerActivity;
            case POINTS_ADJUSTED -> pointsAdjusted;
        };
    }
}
