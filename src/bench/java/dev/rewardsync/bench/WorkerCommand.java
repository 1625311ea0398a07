package dev.rewardsync.bench;

import dev.rewardsync.bench.contender.Job;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The command line of RewardSync's jar. It sets topics, directories, port and ruleset; all else has its default. */
record WorkerCommand(Path jar, Job job, int partitions) {

    private static final String RULES = "rules.yaml";
    private static final List<String> OTHER_INPUTS = List.of(
            "order-status-changed",
            "order-refunded",
            "review-approved",
            "customer-signed-up",
            "customer-updated",
            "customer-activity",
            "points-adjusted");

    /**
     * Writes the ruleset and returns the arguments after the JVM's options.
     *
     * @param dir the directory for the ruleset and the state
     */
    List<String> arguments(Path dir) throws IOException {
        try (InputStream rules = WorkerCommand.class.getResourceAsStream("/bench/" + RULES)) {
            Files.copy(Objects.requireNonNull(rules), dir.resolve(RULES), StandardCopyOption.REPLACE_EXISTING);
        }
        Stream<String> named = Stream.of(
                "spring.kafka.bootstrap-servers=" + job.bootstrapServers(),
                "server.port=0",
                "management.server.port=0",
                "rewardsync.rules=file:" + dir.resolve(RULES),
                "rewardsync.application-id=" + job.name(),
                "rewardsync.state-dir=" + dir.resolve("state"),
                "rewardsync.topics.partitions=" + partitions,
                "rewardsync.topics.order-placed=" + job.input(),
                "rewardsync.topics.ledger=" + job.ledger(),
                "rewardsync.topics.balances=" + job.balances(),
                "rewardsync.topics.order-export=" + job.exports(),
                "rewardsync.topics.notifications=" + job.notifications(),
                "rewardsync.topics.inbox=" + job.name() + ".inbox");
        Stream<String> others =
                OTHER_INPUTS.stream().map(input -> "rewardsync.topics." + input + "=" + job.name() + "." + input);
        return Stream.concat(
                        Stream.of("-jar", jar.toString(), "serve"),
                        Stream.concat(named, others).map(setting -> "--" + setting))
                .toList();
    }
}
