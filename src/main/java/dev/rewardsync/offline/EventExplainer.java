package dev.rewardsync.offline;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.explanation.EvaluationRecorder;
import dev.rewardsync.explanation.EvaluationRecorder.RecordedChain;
import dev.rewardsync.explanation.ExplanationJson;
import dev.rewardsync.explanation.ExplanationText;
import dev.rewardsync.json.RawFields;
import dev.rewardsync.json.RawFields.RawJson;
import dev.rewardsync.json.RawFields.RawText;
import dev.rewardsync.json.RawFields.RawValue;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Processes events as the worker would, without writing anything, and explains the last one. Not thread-safe. */
public final class EventExplainer {

    private final Ruleset ruleset;
    private final EvaluationRecorder recorder;
    private final Decider decider;
    private final OfflineCustomers customers = new OfflineCustomers();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final OfflineProcessor processor;

    /** Creates an explainer by a ruleset. No customer is known yet. */
    public EventExplainer(Ruleset ruleset) {
        this.ruleset = ruleset;
        this.recorder = new EvaluationRecorder(ruleset);
        this.decider = new Decider(ruleset, DecisionPolicy.DEFAULT, recorder);
        this.processor = new OfflineProcessor(decider, TopicNames.standard(), customers, output);
    }

    /** Adds a customer. Returns false, and changes nothing, if the customer is known. */
    public boolean open(Account account) {
        return customers.open(account, decider.nextTimerAt(account));
    }

    /**
     * Processes an input line of the command {@code process}. The explanation of earlier lines is dropped.
     *
     * @throws InvalidLineException if the line is not a record of an input topic
     */
    public void process(byte[] line) throws IOException, InvalidLineException {
        recorder.clear();
        output.reset();
        processor.process(line);
    }

    /** Returns why the last line was rejected; empty if it was not. */
    public List<String> rejections() {
        List<String> rejections = new ArrayList<>();
        for (String line : output.toString(StandardCharsets.UTF_8).lines().toList()) {
            RawValue headers = fields(line).get("headers");
            if (headers instanceof RawJson(String json)) {
                RawFields texts = fields(json);
                rejections.add("the event is rejected: %s %s"
                        .formatted(text(texts, "rewardsync_error_code"), text(texts, "rewardsync_error_detail")));
            }
        }
        return rejections;
    }

    private static RawFields fields(String line) {
        try {
            return RawFields.read(line.getBytes(StandardCharsets.UTF_8));
        } catch (RawFields.NotAnObjectException e) {
            throw new IllegalStateException("output lines must be JSON objects", e);
        }
    }

    private static String text(RawFields fields, String name) {
        return fields.get(name) instanceof RawText(String text) ? text : "";
    }

    /** Returns the explanation as text, one line for each rule, condition and amount. */
    public String text() {
        List<RecordedChain> chains = recorder.recorded();
        return (chains.isEmpty() ? "No rules were evaluated.\n" : "")
                + ExplanationText.of(ruleset, chains, recorder.redemption());
    }

    /** Returns the explanation as JSON. */
    public String json() {
        return ExplanationJson.of(ruleset, recorder.recorded(), recorder.redemption());
    }
}
