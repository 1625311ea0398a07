package dev.rewardsync.stream;

import dev.rewardsync.kafka.ExistingTopics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and checks the topics at start-up. */
final class TopicProvisioner {

    private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

    private final TopicPlan plan;
    private final Admin admin;
    private final IdentityTopic identity;
    private final StateCheck stateCheck;

    TopicProvisioner(TopicPlan plan, KafkaClients clients, Admin admin) {
        this.plan = plan;
        this.admin = admin;
        this.identity = new IdentityTopic(plan, clients);
        this.stateCheck = new StateCheck(plan, clients, admin);
    }

    /**
     * Creates missing topics and checks existing ones.
     *
     * @return the number of partitions of every topic
     * @throws WorkerRefusedException with all problems, if a topic is missing or has wrong settings
     * @throws KafkaException if Kafka does not respond; retry then
     */
    Map<String, Integer> prepare() throws InterruptedException {
        Map<String, Integer> before = partitions();
        Set<String> missing = new TreeSet<>(plan.settings().keySet());
        missing.removeAll(before.keySet());
        TopicFingerprint fingerprint = TopicFingerprint.of(plan.names(), plan.homePartitions(before));
        TopicFingerprint stored = before.containsKey(plan.identityTopic()) ? identity.stored() : null;
        List<String> problems = new ArrayList<>();
        identity.problem(fingerprint, stored).ifPresent(problems::add);
        problems.addAll(plan.partitionProblems(before));
        if (!missing.isEmpty() && !plan.create()) {
            problems.add("topics are missing: " + String.join(", ", missing)
                    + ". Create them, or set rewardsync.topics.create=true");
        }
        problems.addAll(settingProblems(before.keySet()));
        call(() -> stateCheck.problem(before)).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new WorkerRefusedException(String.join("\n", problems));
        }
        if (!missing.isEmpty()) {
            create(missing, plan.homePartitions(before));
        }
        if (stored == null || !fingerprint.differencesFrom(stored).isEmpty()) {
            identity.write(fingerprint);
        }
        return missing.isEmpty() ? before : partitionsOfAll();
    }

    private Map<String, Integer> partitionsOfAll() throws InterruptedException {
        Map<String, Integer> all = partitions();
        if (!all.keySet().containsAll(plan.settings().keySet())) {
            throw new UnknownTopicOrPartitionException("the new topics are not known to all brokers yet");
        }
        return all;
    }

    private void create(Set<String> missing, int partitions) throws InterruptedException {
        List<NewTopic> topics =
                missing.stream().map(name -> plan.newTopic(name, partitions)).toList();
        for (var created : admin.createTopics(topics).values().entrySet()) {
            try {
                call(() -> created.getValue().get());
            } catch (TopicExistsException e) {
                log.debug("another instance has created it: {}", e.getMessage());
            } catch (AuthorizationException e) {
                throw new TopicAuthorizationException("not authorized to create the topic " + created.getKey());
            }
        }
        log.info("Created {} topics with {} partitions: {}", missing.size(), partitions, String.join(", ", missing));
    }

    /** Returns the number of partitions of those topics and changelogs that exist. */
    private Map<String, Integer> partitions() throws InterruptedException {
        return ExistingTopics.partitions(call(() -> ExistingTopics.of(plan.topics(), admin)));
    }

    private List<String> settingProblems(Set<String> topics) throws InterruptedException {
        List<ConfigResource> resources = plan.settings().entrySet().stream()
                .filter(topic ->
                        topics.contains(topic.getKey()) && !topic.getValue().isEmpty())
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.getKey()))
                .toList();
        try {
            return call(() -> admin.describeConfigs(resources).all().get()).entrySet().stream()
                    .flatMap(topic -> plan.settingProblems(topic.getKey().name(), values(topic.getValue())).stream())
                    .sorted()
                    .toList();
        } catch (AuthorizationException e) {
            log.warn("The settings of topics cannot be checked: {}", e.getMessage());
            return List.of();
        }
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** A request to the cluster. */
    private interface AdminCall<T> {
        T get() throws ExecutionException, InterruptedException;
    }

    private static <T> T call(AdminCall<T> request) throws InterruptedException {
        try {
            return request.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
