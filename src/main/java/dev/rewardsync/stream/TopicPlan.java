package dev.rewardsync.stream;

import dev.rewardsync.topic.SizeLimits;
import dev.rewardsync.topic.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * The required partitions and settings of the topics.
 *
 * @param applicationId the prefix of the changelog names
 * @param create whether to create missing topics
 * @param partitions the partitions of new topics, unless existing topics require another number
 * @param replicationFactor of new topics; -1 for the default of the broker
 * @param replaceIdentity whether the topics were renamed, so that they may differ from those of earlier workers
 */
public record TopicPlan(
        TopicNames names,
        String applicationId,
        boolean create,
        int partitions,
        short replicationFactor,
        boolean replaceIdentity) {

    private static final String MESSAGE_LIMIT = Integer.toString(SizeLimits.TOPIC_MESSAGE_BYTES);
    private static final String UNLIMITED = "-1";
    private static final String ANY_TIMESTAMP = Long.toString(Long.MAX_VALUE);
    private static final String CLOCK_RETENTION_MS =
            Long.toString(Duration.ofHours(1).toMillis());

    /** Returns the name of the topic with the fingerprint of the application id. */
    String identityTopic() {
        return applicationId + "-identity";
    }

    /** Returns the name of the topic whose records get the broker's time. */
    String clockTopic() {
        return applicationId + "-clock";
    }

    /** Returns the names of all topics of the worker, including its changelogs. */
    Set<String> topics() {
        Set<String> topics = new TreeSet<>(settings().keySet());
        RewardTopology.changelogs(applicationId).forEach(topics::add);
        return topics;
    }

    /** Returns the required settings of each topic. All others have the broker's defaults. */
    Map<String, Map<String, String>> settings() {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        names.sources().forEach(input -> settings.put(input, Map.of()));
        settings.put(names.inbox(), outputSettings(TopicConfig.CLEANUP_POLICY_DELETE, true));
        settings.put(names.ledger(), outputSettings(TopicConfig.CLEANUP_POLICY_COMPACT, false));
        settings.put(names.balances(), outputSettings(TopicConfig.CLEANUP_POLICY_COMPACT, false));
        settings.put(names.exports(), outputSettings(TopicConfig.CLEANUP_POLICY_DELETE, false));
        settings.put(names.notifications(), outputSettings(TopicConfig.CLEANUP_POLICY_DELETE, false));
        settings.put(names.rulesets(), outputSettings(TopicConfig.CLEANUP_POLICY_COMPACT, false));
        names.deadLetters()
                .forEach(topic -> settings.put(topic, outputSettings(TopicConfig.CLEANUP_POLICY_DELETE, false)));
        settings.put(identityTopic(), Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        settings.put(
                clockTopic(), Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name));
        return settings;
    }

    private static Map<String, String> outputSettings(String cleanup, boolean unlimited) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MESSAGE_LIMIT);
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY_TIMESTAMP);
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY_TIMESTAMP);
        if (unlimited) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, UNLIMITED);
        }
        return settings;
    }

    /** Returns a topic to create. */
    NewTopic newTopic(String name, int partitionCount) {
        Map<String, String> settings = new LinkedHashMap<>(settings().getOrDefault(name, Map.of()));
        settings.putIfAbsent(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        if (name.equals(clockTopic())) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, CLOCK_RETENTION_MS);
            settings.put(TopicConfig.SEGMENT_MS_CONFIG, CLOCK_RETENTION_MS);
        }
        return new NewTopic(name, singlePartitionTopics().contains(name) ? 1 : partitionCount, replicationFactor)
                .configs(settings);
    }

    private Set<String> singlePartitionTopics() {
        return Set.of(identityTopic(), clockTopic(), names.rulesets());
    }

    /**
     * Returns the number of home partitions: that of the inbox if it exists, else that of existing state, else the
     * highest of the inputs and the setting.
     */
    int homePartitions(Map<String, Integer> existing) {
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

    /** Returns the problems with the partitions of existing topics. */
    List<String> partitionProblems(Map<String, Integer> existing) {
        List<String> problems = new ArrayList<>();
        int homePartitions = homePartitions(existing);
        existing.forEach((topic, count) -> {
            if (names.inputs().containsValue(topic) && count > homePartitions) {
                problems.add(("%s has %d partitions and %s only %d: no input may have more than the inbox. Before the "
                                + "first start, delete the inbox and set rewardsync.topics.partitions=%d or more; later, "
                                + "move the input to a topic with fewer partitions")
                        .formatted(topic, count, names.inbox(), homePartitions, count));
            }
        });
        RewardTopology.changelogs(applicationId)
                .filter(changelog -> existing.getOrDefault(changelog, homePartitions) != homePartitions)
                .findFirst()
                .ifPresent(changelog -> problems.add(
                        ("%s has %d partitions, but the state was built over %d (%s): customers would be looked up "
                                        + "in the wrong partition. Once its records are consumed, recreate %s with %d partitions")
                                .formatted(
                                        names.inbox(),
                                        homePartitions,
                                        existing.get(changelog),
                                        changelog,
                                        names.inbox(),
                                        existing.get(changelog))));
        return problems;
    }

    /** Returns the problems with the settings of an existing topic. */
    List<String> settingProblems(String topic, Map<String, String> actual) {
        List<String> problems = new ArrayList<>();
        settings().getOrDefault(topic, Map.of()).forEach((name, required) -> {
            String found = actual.get(name);
            if (found != null && !satisfies(name, required, found)) {
                problems.add("%s has %s=%s and needs %s: kafka-configs.sh --alter --topic %s --add-config %s=%s"
                        .formatted(topic, name, found, required, topic, name, required));
            }
        });
        return problems;
    }

    private static boolean satisfies(String name, String required, String found) {
        return switch (name) {
            case TopicConfig.MAX_MESSAGE_BYTES_CONFIG -> Long.parseLong(found) >= Long.parseLong(required);
            default -> found.equals(required);
        };
    }
}
