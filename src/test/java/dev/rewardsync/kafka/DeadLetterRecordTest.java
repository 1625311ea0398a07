package dev.rewardsync.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.input.SourceRecord.Header;
import dev.rewardsync.json.ReferralEventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeadLetterRecordTest {

    private static final String ORDERS = "shop.order-placed";
    private static final Instant AT = Instant.parse("2026-11-21T10:15:30Z");
    private static final Header ORIGIN = header("kafka_dlt-original-topic", ORDERS);
    private static final Header CODE = header("rewardsync_error_code", "INVALID_EVENT");

    @Test
    void recordCanBeReplayedToItsOriginalTopic() {
        assertThat(letter(CODE, ORIGIN).replayStatus(Set.of(ORDERS))).isEqualTo(new ReplayStatus.Replayable(ORDERS));
    }

    @Test
    void rejectionsHaveAReason() {
        assertRejected(letter(CODE, ORIGIN), Set.of(), "topic shop.order-placed does not exist or is not visible");
        assertRejected(letter(CODE), Set.of(ORDERS), "it does not name its original topic");
        assertRejected(
                letter(CODE, ORIGIN, header("rewardsync_error_left_out", "value")),
                Set.of(ORDERS),
                "its value was too large and is missing");
        assertRejected(
                letter(header("rewardsync_error_code", "TOO_LARGE"), ORIGIN),
                Set.of(ORDERS),
                "it is larger than the limit for events");
        assertRejected(
                letter(CODE, ORIGIN, header(ReferralEventJson.HEADER, "signed-up")),
                Set.of(ORDERS),
                "it is an internal referral event, not an event of the shop");
        assertRejected(
                letter(CODE, ORIGIN, header("rewardsync_replays", "3")),
                Set.of(ORDERS),
                "it has been replayed 3 times");
    }

    @Test
    void invalidNumberOfReplaysCountsAsZero() {
        assertThat(letter(header("rewardsync_replays", "2")).replays()).isEqualTo(2);
        assertThat(letter(header("rewardsync_replays", "many")).replays()).isZero();
        assertThat(letter(header("rewardsync_replays", "99999999999")).replays())
                .isZero();
    }

    @Test
    void originalHeadersAreReplayed() {
        Header trace = header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        Header ownEvent = header("ce_type", "com.example.order");
        assertThat(letter(trace, ownEvent, CODE, ORIGIN).headersToReplay()).containsExactly(trace, ownEvent);
        assertThat(letter(trace, CODE, header("ce_type", "dev.rewardsync.dead-letter.v1"), header("ce_id", "x"))
                        .headersToReplay())
                .containsExactly(trace);
    }

    @Test
    void lettersAreFilteredByCodeAndTime() {
        DeadLetterRecord letter = letter(CODE, ORIGIN);
        assertThat(new DeadLetterFilter(List.of(), Set.of(), null, null).includes(letter))
                .isTrue();
        assertThat(new DeadLetterFilter(List.of(), Set.of("INVALID_EVENT"), AT, AT.plusMillis(1)).includes(letter))
                .isTrue();
        assertThat(Map.of(
                                "code", new DeadLetterFilter(List.of(), Set.of("TOO_LARGE"), null, null),
                                "later", new DeadLetterFilter(List.of(), Set.of(), AT.plusMillis(1), null),
                                "earlier", new DeadLetterFilter(List.of(), Set.of(), null, AT))
                        .values())
                .noneMatch(filter -> filter.includes(letter));
    }

    private static void assertRejected(DeadLetterRecord letter, Set<String> topics, String reason) {
        assertThat(letter.replayStatus(topics)).isEqualTo(new ReplayStatus.Rejected(reason));
    }

    private static DeadLetterRecord letter(Header... headers) {
        return new DeadLetterRecord(new TopicRecord(ORDERS + "-dlt", 0, 17, AT, null, null, List.of(headers)));
    }

    private static Header header(String name, String value) {
        return new Header(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
