package dev.rewardsync.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The terminal output of errors. */
class DiagnosticReportTest {

    @Test
    void showsTheSourceLineWithACaret() {
        byte[] content = "currency: USD\ntimezone: UTC\nrule: []\n".getBytes(StandardCharsets.UTF_8);
        assertThat(render(content)).isEqualTo("""
                        shop.yaml:3:1: rule: unknown key "rule"; expected one of currency, timezone, points, redemption, \
                        exchangeRates, statuses, tiers, rules; did you mean "rules"?
                            3 | rule: []
                                ^
                        """);
    }

    @Test
    void countsCodePointsAndAcceptsLocationsAfterTheEnd() {
        byte[] content = "currency: USD\ntimezone: UTC\n\"\uD83D\uDE00\": 1\nrules: [".getBytes(StandardCharsets.UTF_8);
        assertThat(render(content))
                .startsWith("shop.yaml:4:9: not valid YAML")
                .contains("    4 | rules: [\n                ^\n");
    }

    @Test
    void anEmptyFileHasNoSourceLine() {
        assertThat(render(new byte[0])).isEqualTo("shop.yaml:1:1: the file is empty; expected a ruleset\n");
    }

    private static String render(byte[] content) {
        RulesetReader.Result result = RulesetReader.read("shop.yaml", content);
        List<RulesetError> errors = ((RulesetReader.Result.Invalid) result).errors();
        return new DiagnosticReport(content).render(errors);
    }
}
