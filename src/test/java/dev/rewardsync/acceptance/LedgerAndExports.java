package dev.rewardsync.acceptance;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.decision.RetentionPolicy;
import dev.rewardsync.offline.InvalidLineException;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.OfflineProcessor;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger and the exports of a run, as written.
 *
 * @param ledger the entries of each customer, in order
 * @param exports the exports of each order, in order
 */
record LedgerAndExports(Map<String, List<String>> ledger, Map<String, List<String>> exports) {

    static final String LEDGER = TopicNames.standard().ledger();
    static final String BALANCES = TopicNames.standard().balances();
    static final String EXPORTS = TopicNames.standard().exports();
    static final String INBOX = TopicNames.standard().inbox();
    static final List<String> DEAD_LETTERS = TopicNames.standard().deadLetters();

    /** All outputs of the worker except notifications. */
    static final List<String> OUTPUTS = Stream.concat(Stream.of(LEDGER, BALANCES, EXPORTS), DEAD_LETTERS.stream())
            .toList();

    private static final String RULES = "/superstore/rules.yaml";
    private static final String VALUE = ",\"value\":";

    private LedgerAndExports() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    /** Returns the ledger and the exports of the worker. */
    static LedgerAndExports of(CommittedReader reader) {
        LedgerAndExports outputs = new LedgerAndExports();
        for (ConsumerRecord<String, String> entry : reader.of(LEDGER)) {
            outputs.add(LEDGER, entry.key(), entry.value());
        }
        for (ConsumerRecord<String, String> export : reader.of(EXPORTS)) {
            outputs.add(EXPORTS, export.key(), export.value());
        }
        return outputs;
    }

    /**
     * Returns the ledger and the exports that {@code process} writes for records in this order.
     *
     * @param fireTimersAtEnd whether to fire all timers up to the last event
     */
    static LedgerAndExports ofProcess(List<ShopRecord> records, RetentionPolicy retention, boolean fireTimersAtEnd)
            throws IOException, InvalidLineException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DecisionPolicy policy = new DecisionPolicy(
                retention, DecisionPolicy.DEFAULT.warningDays(), DecisionPolicy.DEFAULT.reportSkippedRules());
        OfflineProcessor run = new OfflineProcessor(
                new Decider(ruleset(), policy), TopicNames.standard(), new OfflineCustomers(), out);
        for (ShopRecord written : records) {
            String line = "{\"topic\":\"%s\",\"key\":\"%s\",\"value\":%s}"
                    .formatted(written.topic(), written.key(), written.json());
            run.process(line.getBytes(StandardCharsets.UTF_8));
        }
        if (fireTimersAtEnd) {
            run.finish(Optional.empty());
        }
        LedgerAndExports outputs = new LedgerAndExports();
        out.toString(StandardCharsets.UTF_8).lines().forEach(outputs::addLine);
        return outputs;
    }

    int entryCount() {
        return ledger.values().stream().mapToInt(List::size).sum();
    }

    int exportCount() {
        return exports.values().stream().mapToInt(List::size).sum();
    }

    private void addLine(String line) {
        var output = JsonMapper.shared().readTree(line);
        // A quote within a string would be escaped, so this is where the value begins.
        String value = line.substring(line.indexOf(VALUE) + VALUE.length(), line.length() - 1);
        add(output.get("topic").asString(), output.get("key").asString(), value);
    }

    private void add(String topic, String key, String value) {
        if (topic.equals(LEDGER)) {
            ledger.computeIfAbsent(key.substring(0, key.indexOf('|')), customer -> new ArrayList<>())
                    .add(value);
        } else if (topic.equals(EXPORTS)) {
            exports.computeIfAbsent(key, order -> new ArrayList<>()).add(value);
        }
    }

    private static Ruleset ruleset() throws IOException {
        try (var file = Objects.requireNonNull(LedgerAndExports.class.getResourceAsStream(RULES), RULES)) {
            return switch (RulesetReader.read("rules.yaml", file.readAllBytes())) {
                case RulesetReader.Result.Valid(var ruleset) -> ruleset;
                case RulesetReader.Result.Invalid(var errors) -> throw new IllegalStateException(errors.toString());
            };
        }
    }
}
