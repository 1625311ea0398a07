package dev.rewardsync.stream;

import dev.rewardsync.kafka.TopicReader;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.topic.TopicNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outputs and the state that a worker has committed.
 *
 * @param outputs the values of each topic and key, in order. Records without a key come from several partitions: their
 *     values are sorted
 * @param state the last value of each changelog, partition and key
 */
record RunResult(Map<String, List<String>> outputs, Map<String, String> state) {

    /**
     * Reads the outputs and the changelogs of a worker.
     *
     * @param prefix the application id, which begins all names; the result does not contain it
     */
    static RunResult read(String servers, TopicNames names, String prefix) throws Exception {
        List<String> topics =
                new ArrayList<>(List.of(names.ledger(), names.balances(), names.exports(), names.notifications()));
        topics.addAll(names.deadLetters());
        Map<String, List<String>> outputs = new TreeMap<>();
        for (TopicRecord record : records(servers, topics)) {
            String key = record.topic().substring(prefix.length()) + " " + text(record.key());
            outputs.computeIfAbsent(key, first -> new ArrayList<>()).add(text(record.value()));
        }
        outputs.forEach((key, values) -> {
            if (key.endsWith(" ")) {
                values.sort(Comparator.naturalOrder());
            }
        });
        Map<String, String> state = new TreeMap<>();
        for (TopicRecord record :
                records(servers, RewardTopology.changelogs(prefix).toList())) {
            String key = "%s %d %s"
                    .formatted(record.topic().substring(prefix.length()), record.partition(), hex(record.key()));
            if (record.value() == null) {
                state.remove(key);
            } else {
                state.put(key, hex(record.value()));
            }
        }
        return new RunResult(outputs, state);
    }

    /** Returns the committed records of topics. */
    static List<TopicRecord> records(String servers, List<String> topics) throws Exception {
        List<TopicRecord> records = new ArrayList<>();
        try (TopicReader reader = TopicReader.open(Map.of("bootstrap.servers", servers))) {
            reader.read(topics, records::add);
        }
        return records;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : TopologyFixture.text(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
