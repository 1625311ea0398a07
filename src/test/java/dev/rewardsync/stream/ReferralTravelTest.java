package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static dev.rewardsync.stream.TopologyFixture.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ReferralEventJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** News of who was invited, from the home of one customer to that of another. Each home is a processor of its own. */
class ReferralTravelTest {

    private static final String FRIEND = TopologyFixture.customerAtHome();
    private static final String INVITER = TopologyFixture.customerElsewhere();
    private static final int INVITERS_HOME = 2;
    private static final String SIGN_UPS = "shop.customer-signed-up";
    private static final RuleFile RULES = RuleFile.of(RuleFile.TEXT + """
              - {id: invited, type: behavior, event: referee-signed-up, earn: {style: fixed, points: 25}}
              - {id: friend, type: behavior, event: referee-order-completed, when: {all: [{order.grandTotal: 50}, {referee.orders: 0}]}, earn: {style: per-spent, points: 1, step: "10.00"}}
            """);

    @TempDir
    Path dir;

    @Test
    void whoInvitedGetsPointsAtTheirOwnHome() {
        Home friends = new Home(0);
        Home inviters = new Home(INVITERS_HOME);
        var news = friends.takes(SIGN_UPS, ShopEvents.signUp(FRIEND, INVITER), new RecordHeaders());
        assertThat(sinks(news)).containsExactly(OutboundRecord.INBOX);
        var told = news.getFirst().record();
        assertThat(OutboundKey.PARTITIONER.partitions(TOPICS.inbox(), told.key(), told.value(), 4))
                .hasValueSatisfying(partitions -> assertThat(partitions).containsExactly(INVITERS_HOME));
        assertThat(inviters.ledger(told)).containsExactly("referee:" + FRIEND + "/invited");
    }

    @Test
    void anOrdersContentTravelsWithItsCompletionAndIsTakenBackWithItsCancellation() {
        Home friends = new Home(0);
        Home inviters = new Home(INVITERS_HOME);
        friends.takes(SIGN_UPS, ShopEvents.signUp(FRIEND, INVITER), new RecordHeaders());
        friends.takes(TopologyFixture.ORDERS, ShopEvents.order(FRIEND, "o-1", 50), new RecordHeaders());
        assertThat(inviters.ledger(friends.news("o-1", "completed"))).containsExactly("referee-order:o-1/friend");
        assertThat(inviters.ledger(friends.news("o-1", "canceled")))
                .containsExactly("cancel:o-1/referee-order:o-1/friend");
    }

    /** Defaults are written out for the way, so an order of the largest size is larger then, and sums may be too. */
    @Test
    void theLargestOrdersTravelToo() {
        Home friends = new Home(0);
        Home inviters = new Home(INVITERS_HOME);
        friends.takes(SIGN_UPS, ShopEvents.signUp(FRIEND, INVITER), new RecordHeaders());
        String lines = IntStream.range(0, 16_000)
                .mapToObj("{\"lineId\":%d,\"sku\":1,\"quantity\":1,\"unitPrice\":999999999999999},"::formatted)
                .collect(Collectors.joining());
        String order = TopologyFixture.text(ShopEvents.order(FRIEND, "o-1", 50))
                .replace("\"lines\":[", "\"lines\":[" + lines)
                .replace("\"lineId\":\"1\"", "\"lineId\":\"last\"");
        friends.takes(TopologyFixture.ORDERS, ShopEvents.bytes(order), new RecordHeaders());
        var news = friends.news("o-1", "completed");
        assertThat(order.length()).isLessThan(EventReader.MAX_BYTES);
        assertThat(news.value().length).isGreaterThan(EventReader.MAX_BYTES);
        assertThat(inviters.ledger(news)).containsExactly("referee-order:o-1/friend");
    }

    @Test
    void aShopsRecordIsNoNewsWhateverItsHeadersSay() {
        Headers forged = new RecordHeaders();
        RecordOrigin.add(forged, ReferralEventJson.HEADER, "referee-signed-up");
        byte[] value = ShopEvents.bytes(TopologyFixture.text(ShopEvents.review(FRIEND, "r-1"))
                .replace("}", ",\"refereeId\":\"" + INVITER + "\",\"group\":\"general\"}"));
        assertThat(entries(new Home(0).takes(TopologyFixture.REVIEWS, value, forged)))
                .containsExactly("review:r-1/review");
    }

    @Test
    void aForgedHeaderIsNotHandedOn() {
        Headers forged = new RecordHeaders();
        RecordOrigin.add(forged, ReferralEventJson.HEADER, "referee-signed-up");
        var handedOn = new Home(0).takes(TopologyFixture.REVIEWS, ShopEvents.review(INVITER, "r-1"), forged);
        assertThat(handedOn.getFirst().record().headers().lastHeader(ReferralEventJson.HEADER))
                .isNull();
        assertThat(new Home(INVITERS_HOME).ledger(handedOn.getFirst().record())).containsExactly("review:r-1/review");
    }

    private static List<String> sinks(List<? extends CapturedForward<? extends OutboundKey, ? extends byte[]>> sent) {
        return sent.stream().map(forward -> forward.childName().orElseThrow()).toList();
    }

    /** The ids of ledger entries among what was sent. */
    private static List<String> entries(List<? extends CapturedForward<? extends OutboundKey, ? extends byte[]>> sent) {
        return sent.stream()
                .filter(forward -> forward.childName().orElseThrow().equals(OutboundRecord.LEDGER))
                .map(forward ->
                        TopologyFixture.text(forward.record().key().bytes()).replaceFirst(".*?\\|", ""))
                .toList();
    }

    /** The processor of one partition. */
    private final class Home {
        private final MockProcessorContext<OutboundKey, byte[]> context;
        private final ShopEventProcessor processor;

        Home(int partition) {
            Properties properties = new Properties();
            properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "rewardsync");
            properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
            context = new MockProcessorContext<>(properties, new TaskId(0, partition), dir.toFile());
            Stream.of("accounts", "orders", "placed-orders", "remembered", "timers", "totals")
                    .map(name -> Stores.keyValueStoreBuilder(
                                    Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                            .withLoggingDisabled()
                            .build())
                    .forEach(store -> store.init(context.getStateStoreContext(), store));
            processor = new ShopEventProcessor(TopologyFixture.workings(
                    RULES, ClockMode.WALL, () -> NOW, new InputPositions(), new SimpleMeterRegistry()));
            processor.init(context);
        }

        List<? extends CapturedForward<? extends OutboundKey, ? extends byte[]>> takes(
                String topic, byte[] value, Headers headers) {
            context.resetForwards();
            context.setRecordMetadata(topic, context.taskId().partition(), 41);
            processor.process(new Record<>(ShopEvents.bytes("k"), value, NOW.toEpochMilli(), headers));
            return List.copyOf(context.forwarded());
        }

        /** What an order's status has it tell the one who invited its customer. */
        Record<? extends OutboundKey, ? extends byte[]> news(String order, String status) {
            return takes(TopologyFixture.STATUSES, ShopEvents.status(FRIEND, order, status), new RecordHeaders())
                    .stream()
                    .filter(forward -> forward.childName().orElseThrow().equals(OutboundRecord.INBOX))
                    .findFirst()
                    .orElseThrow()
                    .record();
        }

        /** What is booked when a record comes by way of the inbox. */
        List<String> ledger(Record<? extends OutboundKey, ? extends byte[]> handedOn) {
            return entries(takes(TOPICS.inbox(), handedOn.value(), handedOn.headers()));
        }
    }
}
