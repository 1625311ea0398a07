package dev.rewardsync.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.json.ExportDetails;
import dev.rewardsync.json.ExportParts;
import dev.rewardsync.json.ExportedDecision;
import dev.rewardsync.json.ParseResult.Parsed;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.OfflineProcessor;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.rule.EvaluationListener;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.RuleTrace;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.superstore.Superstore;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders evaluated again from their exports get the outcomes that they had when they were placed. */
class PlacedOrderExplanationTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final JsonMapper JSON = JsonMapper.shared();

    private int compared;
    private @Nullable List<RuleOutcome> live;

    @Test
    void ordersOfTheSuperstore() throws Exception {
        Stream<String> events = Superstore.records().stream()
                .map(event -> "{\"topic\":\"%s\",\"key\":\"%s\",\"value\":%s}"
                        .formatted(event.topic(), event.key(), event.json()));
        evaluateAgain(Path.of("src/test/resources/superstore/rules.yaml"), events.toList());
        assertThat(compared).isEqualTo(5_009);
    }

    @Test
    void ordersOfTheCases() throws Exception {
        try (Stream<Path> cases = Files.list(CASES)) {
            for (Path folder : cases.sorted().toList()) {
                List<String> events = Files.readAllLines(folder.resolve("events.ndjson"));
                if (events.stream().noneMatch(line -> line.startsWith("# The file is now "))) {
                    evaluateAgain(folder.resolve("rules.yaml"), events);
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    private void evaluateAgain(Path rules, List<String> events) throws Exception {
        Ruleset ruleset = ruleset(Files.readAllBytes(rules));
        Ruleset stored = ruleset(ruleset.content().getBytes(StandardCharsets.UTF_8));
        EvaluationListener listener = (trigger, facts, limits, outcomes) -> {
            if (trigger.equals(Trigger.ORDER_PLACED)) {
                live = outcomes;
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OfflineProcessor run = new OfflineProcessor(
                new Decider(ruleset, DecisionPolicy.DEFAULT, listener),
                TopicNames.standard(),
                new OfflineCustomers(),
                out);
        for (String event : events) {
            if (!event.startsWith("#") && !event.isBlank()) {
                live = null;
                run.process(event.getBytes(StandardCharsets.UTF_8));
                placedExport(out).ifPresent(export -> compare(export, stored, rules));
                out.reset();
            }
        }
    }

    private void compare(byte[] export, Ruleset stored, Path rules) {
        if (live == null
                || live.stream().anyMatch(outcome -> !outcome.rule().limits().isEmpty())) {
            return;
        }
        ExportParts parts = ExportParts.of(export);
        try {
            PlacedOrderExplanation explanation = PlacedOrderExplanation.of(
                    stored,
                    ExportedDecision.read(parts.document(), parts.order()),
                    ((Parsed<ExportDetails>) ExportDetails.read(export))
                            .value()
                            .origin()
                            .occurredAt());
            List<RuleOutcome> again = explanation.chains().getFirst().rules().stream()
                    .map(RuleTrace::outcome)
                    .toList();
            assertThat(texts(again)).as("%s: %s", rules, explanation.text()).isEqualTo(texts(live));
            compared++;
        } catch (Exception e) {
            throw new AssertionError(rules + ": " + new String(export, StandardCharsets.UTF_8), e);
        }
    }

    private static List<String> texts(List<RuleOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.rule().id()
                        + switch (outcome) {
                            case RuleOutcome.Applied applied -> " " + applied.points();
                            case RuleOutcome.Tried tried -> " trial " + tried.points();
                            case RuleOutcome.NotApplied skipped -> " " + skipped.reason();
                        })
                .toList();
    }

    private static Optional<byte[]> placedExport(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .filter(line -> line.get("topic").stringValue().equals("erp.order-export"))
                .map(line -> line.get("value"))
                .filter(value -> value.get("reason").stringValue().equals(OrderExport.Reason.PLACED.name()))
                .filter(value -> value.has("customerId") && value.has("order"))
                .map(JsonNode::toString)
                .map(json -> json.getBytes(StandardCharsets.UTF_8))
                .findFirst();
    }

    private static Ruleset ruleset(byte[] content) throws IOException {
        if (RulesetReader.read("rules", content) instanceof RulesetReader.Result.Valid(Ruleset ruleset)) {
            return ruleset;
        }
        throw new IOException("not a valid ruleset: " + new String(content, StandardCharsets.UTF_8));
    }
}
