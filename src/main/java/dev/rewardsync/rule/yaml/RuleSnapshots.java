package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.RuleSnapshot;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.UnreadableRuleException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Creates snapshots of the rules that refunds may run again, each with the parts of the file that affect it. */
public final class RuleSnapshots {

    /**
     * The version of the rule language. Raise it with every change after which an older version could not read a rule, or would
     * compute different points. Rules of older languages must stay readable and award the same points.
     */
    public static final int LANGUAGE = 2;

    private static final String RULES = "rules";
    private static final Set<String> EXCLUDED_KEYS = Set.of(RULES, "redemption");

    private RuleSnapshots() {}

    /** Returns the snapshot of a text from {@link RuleSnapshot#text}. The text is parsed on use. */
    public static RuleSnapshot of(int language, String text) {
        return new RuleSnapshot(language, text, RuleSnapshots::parse);
    }

    /**
     * Returns the snapshots of a file's rules for orders, by rule id. A rule without {@code onRefund: recompute} has one, too: an
     * earlier file may have had it when an accrual was made that this file amends.
     */
    static Map<String, RuleSnapshot> of(YamlValue.Mapping file, List<LocatedRule> rules) {
        Map<String, RuleSnapshot> snapshots = new HashMap<>();
        for (LocatedRule rule : rules) {
            if (rule.rule().trigger().hasOrder()) {
                snapshots.put(rule.rule().id(), of(LANGUAGE, CanonicalContent.of(fileWithOnly(file, rule))));
            }
        }
        return Map.copyOf(snapshots);
    }

    private static YamlValue fileWithOnly(YamlValue.Mapping file, LocatedRule rule) {
        YamlValue rules =
                new YamlValue.Sequence(file.at(), List.of(rule.section().mapping()));
        Stream<YamlValue.MappingEntry> otherEntries =
                file.entries().stream().filter(entry -> !EXCLUDED_KEYS.contains(entry.key()));
        return new YamlValue.Mapping(
                file.at(),
                Stream.concat(otherEntries, Stream.of(new YamlValue.MappingEntry(file.at(), RULES, rules)))
                        .toList());
    }

    private static Ruleset parse(int language, String text) {
        if (language > LANGUAGE) {
            throw new UnreadableRuleException(
                    "the rule stored with the order's points has rule language %d, and this version reads up to %d"
                            .formatted(language, LANGUAGE));
        }
        return switch (RulesetReader.readSnapshot("a stored rule", text.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Valid(Ruleset ruleset) -> ruleset;
            case RulesetReader.Result.Invalid(List<RulesetError> errors) ->
                throw new UnreadableRuleException("the rule stored with the order's points cannot be read: "
                        + errors.getFirst().format());
        };
    }
}
