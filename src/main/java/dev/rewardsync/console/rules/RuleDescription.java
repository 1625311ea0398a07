package dev.rewardsync.console.rules;

import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.RuleMode;
import dev.rewardsync.rule.Ruleset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A rule in words.
 *
 * @param state {@code live}, {@code trial} or {@code off}
 * @param trigger when it runs
 * @param points how many points it awards
 * @param terms further terms, one sentence each
 * @param when the conditions; empty for none
 * @param items the conditions for items that count; empty if all count
 */
public record RuleDescription(
        String id,
        String name,
        String state,
        String trigger,
        String points,
        List<String> terms,
        List<ConditionLine> when,
        List<ConditionLine> items) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Returns all rules of a ruleset, by trigger and in the order in which they run. */
    public static List<RuleDescription> all(Ruleset ruleset) {
        Map<String, JsonNode> written = new HashMap<>();
        for (JsonNode rule : JSON.readTree(ruleset.content()).path("rules")) {
            written.put(rule.path("id").asString(), rule);
        }
        RuleWords words = new RuleWords(ruleset);
        return ruleset.chains().entrySet().stream()
                .sorted(Comparator.comparing(chain -> RuleWords.position(chain.getKey())))
                .flatMap(chain -> chain.getValue().rules().stream())
                .map(rule -> of(rule, words, written.getOrDefault(rule.id(), JSON.createObjectNode())))
                .toList();
    }

    private static RuleDescription of(EarningRule rule, RuleWords words, JsonNode written) {
        String state = rule.mode() == RuleMode.TRIAL ? "trial" : "live";
        return new RuleDescription(
                rule.id(),
                rule.name(),
                rule.active() ? state : "off",
                RuleWords.trigger(rule.trigger()),
                words.points(rule.earn()),
                words.terms(rule),
                ConditionLine.of(written.path("when")),
                ConditionLine.of(written.path("items")));
    }
}
