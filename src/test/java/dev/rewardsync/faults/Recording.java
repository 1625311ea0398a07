package dev.rewardsync.faults;

import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.kafka.TopicReader;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All committed records of a run, by topic, in the order of their partitions. */
final class Recording {

    private static final Set<String> SOURCES = Set.copyOf(TopicNames.standard().sources());

    private final Map<String, List<TopicRecord>> byTopic = new HashMap<>();
    private final Map<String, TopicRecord> sources = new HashMap<>();

    /** Reads topics to their ends. */
    static Recording of(String bootstrapServers, Collection<String> topics) throws KafkaAccessException {
        Recording recording = new Recording();
        try (TopicReader reader = TopicReader.open(Map.of("bootstrap.servers", bootstrapServers))) {
            reader.read(topics, recording::add);
        }
        return recording;
    }

    private void add(TopicRecord record) {
        byTopic.computeIfAbsent(record.topic(), topic -> new ArrayList<>()).add(record);
        if (SOURCES.contains(record.topic())) {
            sources.put(record.coordinates(), record);
        }
    }

    List<TopicRecord> of(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    List<TopicRecord> of(String topic, int partition) {
        return of(topic).stream()
                .filter(record -> record.partition() == partition)
                .toList();
    }

    /** Returns a record of an input or of the inbox. */
    TopicRecord at(String topic, int partition, long offset) {
        String coordinates = topic + "-" + partition + "@" + offset;
        return Objects.requireNonNull(sources.get(coordinates), coordinates);
    }

    /** Returns the bytes of the last header of a name; null if there is none. */
    static byte @Nullable [] header(TopicRecord record, String name) {
        return record.headers().stream()
                .filter(header -> header.name().equals(name))
                .reduce((first, last) -> last)
                .map(header -> header.value())
                .orElse(null);
    }

    /** Returns the text of a header. */
    static String text(TopicRecord record, String name) {
        return new String(Objects.requireNonNull(header(record, name), name), StandardCharsets.UTF_8);
    }
}
