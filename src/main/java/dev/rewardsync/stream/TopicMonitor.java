package dev.rewardsync.stream;

import dev.rewardsync.kafka.ExistingTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Detects changes of topics under a running worker that it cannot follow. Kafka Streams would retry without end. */
final class TopicMonitor {

    private final TopicPlan plan;
    /** The changelogs seen so far. Kafka Streams creates them when it starts. */
    private final Map<String, Uuid> changelogIds = new HashMap<>();

    TopicMonitor(TopicPlan plan) {
        this.plan = plan;
    }

    /** Returns the names of all topics to describe. */
    Set<String> names() {
        return plan.topics();
    }

    /**
     * Returns the problem and its cure; null if there is none.
     *
     * @param existing the topics that exist now
     */
    @Nullable
    String problem(Map<String, TopicDescription> existing) {
        List<String> problems = new ArrayList<>(plan.partitionProblems(ExistingTopics.partitions(existing)));
        Set<String> deleted = new TreeSet<>(plan.settings().keySet());
        deleted.remove(plan.identityTopic()); // only read at start-up
        deleted.removeAll(existing.keySet());
        if (!deleted.isEmpty()) {
            problems.add(
                    "topics were deleted under the running worker: %s. Create them again, or restart the worker with "
                                    .formatted(String.join(", ", deleted))
                            + "rewardsync.topics.create=true");
        }
        Set<String> changelogs = lostChangelogs(existing);
        if (!changelogs.isEmpty()) {
            problems.add(("changelog topics were deleted under the running worker: %s. Stop all instances, keep their "
                            + "state directories, and see docs/operations.md#lost-state")
                    .formatted(String.join(", ", changelogs)));
        }
        return problems.isEmpty() ? null : String.join("; ", problems);
    }

    /** Returns the changelogs that were deleted, even if Kafka Streams has created them again: they are empty then. */
    private Set<String> lostChangelogs(Map<String, TopicDescription> existing) {
        Set<String> lost = new TreeSet<>();
        RewardTopology.changelogs(plan.applicationId()).forEach(changelog -> {
            TopicDescription now = existing.get(changelog);
            Uuid before =
                    now == null ? changelogIds.get(changelog) : changelogIds.putIfAbsent(changelog, now.topicId());
            if (before != null && (now == null || !before.equals(now.topicId()))) {
                lost.add(changelog);
            }
        });
        return lost;
    }
}
