package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the first examples of docs/earning.md are the rules of the cases that the page names, which test the figures. */
class EarningPageTest {

    private static final Path CASES = Path.of("src/test/resources/cases");

    @Test
    void examplesAreTheRulesOfCases() throws IOException {
        DocsPage page = DocsPage.named("earning.md");
        List<String> cases = List.of("per-item-points", "multiply-double-points");
        for (int index = 0; index < cases.size(); index++) {
            String rules = Files.readString(CASES.resolve(cases.get(index)).resolve("rules.yaml"));
            assertThat(page.blocks("yaml").get(index)).isEqualTo(rules);
            assertThat(page.text()).contains("(`" + cases.get(index) + "`)");
        }
    }
}
