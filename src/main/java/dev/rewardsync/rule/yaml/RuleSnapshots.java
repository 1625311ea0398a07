package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.RefundPolicy;
import dev.rewardsync.rule.RuleSnapshot;
import dev.rewardsync.rule.Ruleset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Copies of the rules that are run again after refunds, each with all of the file that it rests on. */
public final class RuleSnapshots {

    private static final String RULES = "rules";
    private static final Set<String> OF_NO_USE = Set.of(RULES, "redemption");

    private RuleSnapshots() {}

    /**
     * The copy of a text that {@link RuleSnapshot#text} gave.
     *
     * @throws IllegalStateException once it is run, where the text is no ruleset
     */
    public static RuleSnapshot of(String text) {
        return new RuleSnapshot(text, RuleSnapshots::read);
    }

    /** The copies that a file's rules need, by rule id. */
    static Map<String, RuleSnapshot> of(YamlValue.Mapping file, List<LocatedRule> rules) {
        Map<String, RuleSnapshot> copies = new HashMap<>();
        for (LocatedRule rule : rules) {
            if (rule.rule().onRefund() == RefundPolicy.RECOMPUTE) {
                copies.put(rule.rule().id(), of(CanonicalContent.of(alone(file, rule))));
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

    private static Ruleset read(String text) {
        return switch (RulesetReader.read("a stored rule", text.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Read(Ruleset ruleset) -> ruleset;
            case RulesetReader.Result.Refused(List<RulesetError> errors) ->
                throw new IllegalStateException("a rule stored with an order can't be read: " + errors.getFirst());
        };
    }
}
