package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ReferralEventJson;
import dev.rewardsync.kafka.KafkaHeaders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Referral events from the home partition of a referee to that of the referrer. Each home partition has its own
 * processor.
 */
class ReferralRoutingTest {

    private static final String REFEREE = TopologyFixture.customerAtHome();
    private static final String REFERRER = TopologyFixture.customerElsewhere();
    private static final int REFERRER_PARTITION = 2;
    private static final String SIGN_UPS = "shop.customer-signed-up";
    private static final Decider RULES = TestRulesets.decider(TestRulesets.SMALL + """
              - {id: invited, type: behavior, event: referee-signed-up, earn: {style: fixed, points: 25}}
              - {id: friend, type: behavior, event: referee-order-completed, when: {all: [{order.grandTotal: 50}, {referee.orders: 0}]}, earn: {style: per-spent, points: 1, step: "10.00"}}
            """);

    @TempDir
    Path dir;

    @Test
    @SuppressWarnings("removal")
    void referrerGetsPointsAtItsHomePartition() {
        HomeProcessor refereeHome = new HomeProcessor(0);
        HomeProcessor referrerHome = new HomeProcessor(REFERRER_PARTITION);
        var events = refereeHome.process(SIGN_UPS, ShopEvents.signUp(REFEREE, REFERRER), new RecordHeaders());
        assertThat(sinks(events)).containsExactly(OutboundRecord.INBOX);
        var routed = events.getFirst().record();
        assertThat(OutboundKey.PARTITIONER.partitions(TOPICS.inbox(), routed.key(), routed.value(), 4))
                .hasValueSatisfying(partitions -> assertThat(partitions).containsExactly(REFERRER_PARTITION));
        assertThat(referrerHome.ledger(routed)).containsExactly("referee:" + REFEREE + "/invited");
    }

    @Test
    void completionIsRoutedWithTheOrderAndCancellationReversesItsPoints() {
        HomeProcessor refereeHome = new HomeProcessor(0);
        HomeProcessor referrerHome = new HomeProcessor(REFERRER_PARTITION);
        refereeHome.process(SIGN_UPS, ShopEvents.signUp(REFEREE, REFERRER), new RecordHeaders());
        refereeHome.process(TopologyFixture.ORDERS, ShopEvents.order(REFEREE, "o-1", 50), new RecordHeaders());
        assertThat(referrerHome.ledger(refereeHome.referralEvent("o-1", "completed")))
                .containsExactly("referee-order:o-1/friend");
        assertThat(referrerHome.ledger(refereeHome.referralEvent("o-1", "canceled")))
                .containsExactly("cancel:o-1/referee-order:o-1/friend");
    }

    /** Referral events spell out default values, so that of the largest order exceeds the size limit of events. */
    @Test
    void largestOrdersAreRoutedToo() {
        HomeProcessor refereeHome = new HomeProcessor(0);
        HomeProcessor referrerHome = new HomeProcessor(REFERRER_PARTITION);
        refereeHome.process(SIGN_UPS, ShopEvents.signUp(REFEREE, REFERRER), new RecordHeaders());
        String lines = IntStream.range(0, 16_000)
                .mapToObj("{\"lineId\":%d,\"sku\":1,\"quantity\":1,\"unitPrice\":999999999999999},"::formatted)
                .collect(Collectors.joining());
        String order = TopologyFixture.text(ShopEvents.order(REFEREE, "o-1", 50))
                .replace("\"lines\":[", "\"lines\":[" + lines)
                .replace("\"lineId\":\"1\"", "\"lineId\":\"last\"");
        refereeHome.process(TopologyFixture.ORDERS, ShopEvents.bytes(order), new RecordHeaders());
        var referralEvent = refereeHome.referralEvent("o-1", "completed");
        assertThat(order.length()).isLessThan(EventReader.MAX_BYTES);
        assertThat(referralEvent.value().length).isGreaterThan(EventReader.MAX_BYTES);
        assertThat(referrerHome.ledger(referralEvent)).containsExactly("referee-order:o-1/friend");
    }

    @Test
    void recordOfAShopIsNeverAReferralEvent() {
        Headers forged = new RecordHeaders();
        KafkaHeaders.add(forged, ReferralEventJson.HEADER, "referee-signed-up");
        byte[] value = ShopEvents.bytes(TopologyFixture.text(ShopEvents.review(REFEREE, "r-1"))
                .replace("}", ",\"refereeId\":\"" + REFERRER + "\",\"group\":\"general\"}"));
        assertThat(entries(new HomeProcessor(0).process(TopologyFixture.REVIEWS, value, forged)))
                .containsExactly("review:r-1/review");
    }

    @Test
    void forgedHeaderIsRemovedWhenRerouted() {
        Headers forged = new RecordHeaders();
        KafkaHeaders.add(forged, ReferralEventJson.HEADER, "referee-signed-up");
        var rerouted =
                new HomeProcessor(0).process(TopologyFixture.REVIEWS, ShopEvents.review(REFERRER, "r-1"), forged);
        assertThat(rerouted.getFirst().record().headers().lastHeader(ReferralEventJson.HEADER))
                .isNull();
        assertThat(new HomeProcessor(REFERRER_PARTITION)
                        .ledger(rerouted.getFirst().record()))
                .containsExactly("review:r-1/review");
    }

    private static List<String> sinks(List<? extends CapturedForward<? extends OutboundKey, ? extends byte[]>> sent) {
        return sent.stream().map(forward -> forward.childName().orElseThrow()).toList();
    }

    /** Returns the ids of the ledger entries among the forwarded records. */
    private static List<String> entries(List<? extends CapturedForward<? extends OutboundKey, ? extends byte[]>> sent) {
        return sent.stream()
                .filter(forward -> forward.childName().orElseThrow().equals(OutboundRecord.LEDGER))
                .map(forward ->
                        TopologyFixture.text(forward.record().key().bytes()).replaceFirst(".*?\\|", ""))
                .toList();
    }

    /** The processor of one home partition. */
    private final class HomeProcessor {
        private final MockProcessorContext<OutboundKey, byte[]> context;
        private final ShopEventProcessor processor;

        HomeProcessor(int partition) {
            context = TopologyFixture.processorContext(partition, dir);
            processor = new ShopEventProcessor(TopologyFixture.taskContext(
                    () -> RULES, ClockMode.WALL, () -> NOW, new InputPositions(), new SimpleMeterRegistry()));
            processor.init(context);
        }

        List<? extends CapturedForward<? extends OutboundKey, ? extends byte[]>> process(
                String topic, byte[] value, Headers headers) {
            context.resetForwards();
            context.setRecordMetadata(topic, context.taskId().partition(), 41);
            processor.process(new Record<>(ShopEvents.bytes("k"), value, NOW.toEpochMilli(), headers));
            return List.copyOf(context.forwarded());
        }

        /** Returns the referral event of an order status. */
        Record<? extends OutboundKey, ? extends byte[]> referralEvent(String order, String status) {
            return process(TopologyFixture.STATUSES, ShopEvents.status(REFEREE, order, status), new RecordHeaders())
                    .stream()
                    .filter(forward -> forward.childName().orElseThrow().equals(OutboundRecord.INBOX))
                    .findFirst()
                    .orElseThrow()
                    .record();
        }

        /** Returns the ids of the entries for a record from the inbox. */
        List<String> ledger(Record<? extends OutboundKey, ? extends byte[]> rerouted) {
            return entries(process(TOPICS.inbox(), rerouted.value(), rerouted.headers()));
        }
    }
}
