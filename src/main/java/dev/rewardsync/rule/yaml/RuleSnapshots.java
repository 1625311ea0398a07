package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleSnapshot;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.UnreadableRuleException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Copies of the rules that are run again after refunds, each with all of the file that it rests on. */
public final class RuleSnapshots {

    /**
     * The language that rules are written in. Raise it with every change after which an older version could not read a rule,
     * or would give other points by it; rules of older languages must still be read and give the same points.
     */
    public static final int LANGUAGE = 1;

    private static final String RULES = "rules";
    private static final Set<String> OF_NO_USE = Set.of(RULES, "redemption");

    private RuleSnapshots() {}

    /** Returns the copy of a text that {@link RuleSnapshot#text} returned; the text is read when the rule is run. */
    public static RuleSnapshot of(int language, String text) {
        return new RuleSnapshot(language, text, RuleSnapshots::read);
    }

    /** The copies that a file's rules need, by rule id. */
    static Map<String, RuleSnapshot> of(YamlValue.Mapping file, List<LocatedRule> rules) {
        Map<String, RuleSnapshot> copies = new HashMap<>();
        for (LocatedRule rule : rules) {
            if (rule.rule().onRefund() == RefundPolicy.RECOMPUTE) {
                copies.put(rule.rule().id(), of(LANGUAGE, CanonicalContent.of(alone(file, rule))));
            }
        }
        return Map.copyOf(copies);
    }

    private static YamlValue alone(YamlValue.Mapping file, LocatedRule rule) {
        YamlValue rules =
                new YamlValue.Sequence(file.at(), List.of(rule.section().mapping()));
        Stream<YamlValue.Entry> others = file.entries().stream().filter(entry -> !OF_NO_USE.contains(entry.key()));
        return new YamlValue.Mapping(
                file.at(),
                Stream.concat(others, Stream.of(new YamlValue.Entry(file.at(), RULES, rules)))
                        .toList());
    }

    private static Ruleset read(int language, String text) {
        if (language != LANGUAGE) {
            throw new UnreadableRuleException(
                    "the rule stored with the order's points has rule language %d, and this version reads %d"
                            .formatted(language, LANGUAGE));
        }
        return switch (RulesetReader.read("a stored rule", text.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Read(Ruleset ruleset) -> ruleset;
            case RulesetReader.Result.Refused(List<RulesetError> errors) ->
                throw new UnreadableRuleException("the rule stored with the order's points can't be read: "
                        + errors.getFirst().format());
        };
    }
}
