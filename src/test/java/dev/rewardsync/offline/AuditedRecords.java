package dev.rewardsync.offline;

import dev.rewardsync.audit.AuditReport;
import dev.rewardsync.audit.Auditor;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates output lines of {@code process} and audits them. */
final class AuditedRecords {

    private static final Instant LONG_AFTER = Instant.parse("2027-12-31T00:00:00Z");

    private AuditedRecords() {}

    /** Returns the output lines of actions and of all timers that fire afterwards. */
    static List<String> of(String rules, List<ShopAction> actions) throws IOException, InvalidLineException {
        List<String> lines = new ArrayList<>();
        for (ShopAction action : actions) {
            lines.add("{\"topic\":\"shop.%s\",\"key\":null,\"value\":%s}"
                    .formatted(action.type().wireName(), action.json("e-" + lines.size())));
        }
        return ofLines(rules.getBytes(StandardCharsets.UTF_8), lines, Optional.of(LONG_AFTER));
    }

    /** Returns the output lines of input lines. */
    static List<String> ofLines(byte[] rules, List<String> lines, Optional<Instant> until)
            throws IOException, InvalidLineException {
        if (!(RulesetReader.read("rules.yaml", rules) instanceof RulesetReader.Result.Valid(var ruleset))) {
            throw new AssertionError("the rules do not check");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OfflineProcessor run = new OfflineProcessor(
                new Decider(ruleset, DecisionPolicy.DEFAULT), TopicNames.standard(), new OfflineCustomers(), out);
        for (String line : lines) {
            run.process(line.getBytes(StandardCharsets.UTF_8));
        }
        run.finish(until);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Returns the audit report of output lines. */
    static AuditReport audited(List<String> lines) {
        Auditor auditor = new Auditor();
        AuditInputReader reader = new AuditInputReader(TopicNames.standard(), auditor);
        for (int index = 0; index < lines.size(); index++) {
            if (!lines.get(index).isEmpty()) {
                reader.readLine("book:" + (index + 1), lines.get(index).getBytes(StandardCharsets.UTF_8));
            }
        }
        return auditor.finish(true).report();
    }
}
