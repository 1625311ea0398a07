package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicFingerprintTest {

    private static final TopicFingerprint FIRST = TopicFingerprint.of(TopicNames.standard(), 6);

    @Test
    void storedFingerprintEqualsTheOneThatWasWritten() {
        assertThat(TopicFingerprint.read(FIRST.toBytes())).isEqualTo(FIRST);
        assertThat(FIRST.differencesFrom(FIRST)).isEmpty();
    }

    @Test
    void storedNamesStay() {
        assertThat(new String(FIRST.toBytes(), StandardCharsets.UTF_8)).isEqualTo("""
                        order-placed=shop.order-placed
                        order-status-changed=shop.order-status-changed
                        order-refunded=shop.order-refunded
                        review-approved=shop.review-approved
                        customer-signed-up=shop.customer-signed-up
                        customer-updated=shop.customer-updated
                        customer-activity=shop.customer-activity
                        points-adjusted=shop.points-adjusted
                        ledger=loyalty.ledger
                        balances=loyalty.balances
                        order-export=erp.order-export
                        notifications=loyalty.notifications
                        inbox=rewardsync-inbox
                        inbox-partitions=6
                        """);
    }

    @Test
    void everyDifferenceIsNamed() {
        Map<EventType, String> inputs = new EnumMap<>(TopicNames.standard().inputs());
        inputs.put(EventType.ORDER_PLACED, "shop-b.order-placed");
        TopicNames other = new TopicNames(
                inputs,
                "shop-b.ledger",
                TopicNames.BALANCES,
                TopicNames.EXPORTS,
                TopicNames.NOTIFICATIONS,
                TopicNames.RULESETS,
                TopicNames.INBOX,
                TopicNames.OPERATOR_LOG);
        assertThat(TopicFingerprint.of(other, 12).differencesFrom(FIRST))
                .containsExactly(
                        "order-placed is shop.order-placed, here shop-b.order-placed",
                        "ledger is loyalty.ledger, here shop-b.ledger",
                        "inbox-partitions is 6, here 12");
    }

    @Test
    void topicsThatOnlyOneVersionHasDoNotCount() {
        TopicFingerprint newer = TopicFingerprint.read(
                "ledger=loyalty.ledger\nrulesets=loyalty.rulesets\n".getBytes(StandardCharsets.UTF_8));
        assertThat(FIRST.differencesFrom(newer)).isEmpty();
        assertThat(newer.differencesFrom(FIRST)).isEmpty();
    }
}
