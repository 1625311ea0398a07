package dev.rewardsync.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.rule.RuleSnapshot;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.UnreadableRuleException;
import dev.rewardsync.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleSnapshotsTest {

    /** The file of a released rule language is never rewritten: its text must stay readable. */
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "rule-snapshot-1.txt");

    private static final String RULES = """
            points: {onRefund: recompute, award: {on: completed, hold: P14D}}
            rules:
              - {id: spend, name: Spend, type: cart, when: {all: [{customer.group: {in: [vip, staff]}}]},
                 earn: {style: per-spent, points: 2, step: "1.50"}}
              - {id: other, type: cart, earn: {style: fixed, points: 3}}
            """;

    @Test
    void textOfARuleLanguageIsStableAndReadable() throws IOException {
        Ruleset ruleset = RulesetFixture.usd(RULES);
        RuleSnapshot spend = ruleset.snapshots().get("spend");
        GoldenFile.assertMatches(GOLDEN, spend.text() + "\n");
        assertThat(spend.language()).isEqualTo(RuleSnapshots.LANGUAGE);
        Ruleset read = RulesetFixture.ruleset(Files.readString(GOLDEN));
        assertThat(read.snapshots().get("spend")).isEqualTo(spend);
        assertThat(read.snapshots()).hasSize(1);
    }

    @Test
    void storedRuleOfAnUnknownLanguageIsRejected() {
        RuleSnapshot newer = RuleSnapshots.of(
                3, RulesetFixture.usd(RULES).snapshots().get("spend").text());
        assertThatThrownBy(() -> newer.points(null, null))
                .isInstanceOf(UnreadableRuleException.class)
                .hasMessage(
                        "the rule stored with the order's points has rule language 3, and this version reads up to 2");
    }

    @Test
    void invalidStoredRuleIsRejected() {
        RuleSnapshot broken =
                RuleSnapshots.of(1, "{\"currency\":\"USD\",\"timezone\":\"UTC\",\"rules\":[],\"conjure\":1}");
        assertThatThrownBy(() -> broken.points(null, null))
                .isInstanceOf(UnreadableRuleException.class)
                .hasMessageStartingWith("the rule stored with the order's points cannot be read: a stored rule:1:")
                .hasMessageContaining("unknown key \"conjure\"");
    }
}
