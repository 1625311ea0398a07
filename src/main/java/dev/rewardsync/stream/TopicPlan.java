package dev.rewardsync.stream;

import dev.rewardsync.topic.SizeLimits;
import dev.rewardsync.topic.TopicNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How the worker's topics have to be.
 *
 * @param applicationId begins the names of the changelogs
 * @param create whether missing topics are created
 * @param partitions of topics that are created, where nothing that exists asks for another number
 * @param replicationFactor of topics that are created; -1 for the broker's default
 */
public record TopicPlan(
        TopicNames names, String applicationId, boolean create, int partitions, short replicationFactor) {

    private static final String LIMIT = Integer.toString(SizeLimits.TOPIC_MESSAGE_BYTES);
    private static final String FOR_EVER = "-1";
    private static final String ANY_AGE = Long.toString(Long.MAX_VALUE);

    /** A topic's settings, as they are created and as they are checked; broker defaults for all others. */
    Map<String, Map<String, String>> settings() {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        names.sources().forEach(input -> settings.put(input, Map.of()));
        settings.put(names.inbox(), written(TopicConfig.CLEANUP_POLICY_DELETE, true));
        settings.put(names.ledger(), written(TopicConfig.CLEANUP_POLICY_COMPACT, false));
        settings.put(names.balances(), written(TopicConfig.CLEANUP_POLICY_COMPACT, false));
        settings.put(names.exports(), written(TopicConfig.CLEANUP_POLICY_DELETE, false));
        settings.put(names.notifications(), written(TopicConfig.CLEANUP_POLICY_DELETE, false));
        names.deadLetters().forEach(topic -> settings.put(topic, written(TopicConfig.CLEANUP_POLICY_DELETE, false)));
        return settings;
    }

    private static Map<String, String> written(String cleanup, boolean keptForEver) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, LIMIT);
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY_AGE);
        if (keptForEver) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
        }
        return settings;
    }

    /** A missing topic, to be created. */
    NewTopic newTopic(String name, int partitionCount) {
        Map<String, String> settings = settings().getOrDefault(name, Map.of());
        return new NewTopic(name, partitionCount, replicationFactor)
                .configs(settings.isEmpty() ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "delete") : settings);
    }

    /** Into how many parts customers are divided: as the inbox has it, or else what state and inputs need. */
    int homes(Map<String, Integer> existing) {
        Integer inbox = existing.get(names.inbox());
        if (inbox != null) {
            return inbox;
        }
        return RewardTopology.changelogs(applicationId)
                .map(existing::get)
                .filter(count -> count != null)
                .findFirst()
                .orElseGet(() -> existing.entrySet().stream()
                        .filter(topic -> names.inputs().containsValue(topic.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .reduce(partitions, Math::max));
    }

    /** What is wrong with the partitions of the topics that exist. */
    List<String> partitionProblems(Map<String, Integer> existing) {
        List<String> problems = new ArrayList<>();
        int homes = homes(existing);
        existing.forEach((topic, count) -> {
            if (names.inputs().containsValue(topic) && count > homes) {
                problems.add(("%s has %d partitions and %s only %d: no input may have more than the inbox. Before the "
                                + "first start, delete the inbox and set rewardsync.topics.partitions=%d or more; later, "
                                + "move the input to a topic with fewer partitions")
                        .formatted(topic, count, names.inbox(), homes, count));
            }
        });
        RewardTopology.changelogs(applicationId).forEach(changelog -> {
            Integer count = existing.get(changelog);
            if (count != null && count != homes) {
                problems.add(
                        ("%s has %d partitions, but the state was built over %d (%s): customers would be looked for "
                                        + "where they are not. Once its records are consumed, recreate %s with %d partitions")
                                .formatted(names.inbox(), homes, count, changelog, names.inbox(), count));
            }
        });
        return problems;
    }

    /** What is wrong with the settings of a topic that exists. */
    List<String> settingProblems(String topic, Map<String, String> actual) {
        List<String> problems = new ArrayList<>();
        settings().getOrDefault(topic, Map.of()).forEach((name, wanted) -> {
            String found = actual.get(name);
            if (found != null && !suffices(name, wanted, found)) {
                problems.add("%s has %s=%s and needs %s: kafka-configs.sh --alter --topic %s --add-config %s=%s"
                        .formatted(topic, name, found, wanted, topic, name, wanted));
            }
        });
        return problems;
    }

    private static boolean suffices(String name, String wanted, String found) {
        return switch (name) {
            case TopicConfig.MAX_MESSAGE_BYTES_CONFIG -> Long.parseLong(found) >= Long.parseLong(wanted);
            default -> found.equals(wanted);
        };
    }
}
