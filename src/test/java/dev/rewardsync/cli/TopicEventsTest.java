package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.offline.SpillingSort;
import dev.rewardsync.topic.TopicNames;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicEventsTest {

    private static final Instant TIMESTAMP = Instant.parse("2026-01-02T00:00:00Z");
    private static final String REVIEWS = "shop.review-approved";
    private static final String ORDERS = "shop.order-placed";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static TopicRecord record(String topic, int partition, long offset, @Nullable String value) {
        return new TopicRecord(
                topic,
                partition,
                offset,
                TIMESTAMP,
                "key".getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                List.of());
    }

    private static String at(String occurredAt) {
        return "{\"customerId\":\"c-1\",\"occurredAt\":\"" + occurredAt + "\"}";
    }

    @ParameterizedTest
    @ValueSource(longs = {1, Long.MAX_VALUE})
    void eventsAreSortedByTimeThenTopicPartitionAndOffset(long maxBytes) throws Exception {
        try (SpillDirectory directory = new SpillDirectory(folder)) {
            TopicEvents events = new TopicEvents(
                    new SpillingSort("events", maxBytes, directory),
                    TopicNames.standard(),
                    new PrintWriter(Writer.nullWriter()));
            events.add(record(REVIEWS, 0, 7, at("2026-01-01T00:00:00.5Z")));
            events.add(record(ORDERS, 1, 300, at("2026-01-01T01:00:00+01:00")));
            events.add(record(ORDERS, 1, 2, at("2026-01-01T00:00:00Z")));
            events.add(record(REVIEWS, 0, 1, at("2026-01-01T00:00:00Z")));
            events.add(record(ORDERS, 0, 900, at("2026-01-01T00:00:00Z")));
            events.add(record(REVIEWS, 0, 2, null));
            events.add(record(REVIEWS, 0, 3, "{broken"));
            events.add(record(REVIEWS, 0, 4, at("2026-01-03T00:00:00Z")));
            events.add(record(REVIEWS, 0, 5, at("1969-12-31T00:00:00Z")));
            List<String> places = new ArrayList<>();
            events.read(next -> {
                SourceRecord source = next.source();
                assertThat(source.key()).asString(StandardCharsets.UTF_8).isEqualTo("key");
                assertThat(source.type())
                        .isEqualTo(TopicNames.standard().typesByInput().get(source.topic()));
                places.add(events.place(source));
            });
            assertThat(places)
                    .containsExactly(
                            REVIEWS + "-0@5",
                            ORDERS + "-0@900",
                            ORDERS + "-1@2",
                            ORDERS + "-1@300",
                            REVIEWS + "-0@1",
                            REVIEWS + "-0@7",
                            REVIEWS + "-0@2",
                            REVIEWS + "-0@3",
                            REVIEWS + "-0@4");
        }
    }
}
