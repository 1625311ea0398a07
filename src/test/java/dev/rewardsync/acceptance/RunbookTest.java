package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each alert has a section in the runbook, and tests. */
class RunbookTest {

    private static final Path RUNBOOK = Path.of("docs/runbook.md");
    private static final String URL = "https://rewardsync.dev/docs/runbook.md#";

    @Test
    void everyAlertLinksToASectionThatNamesIt() throws IOException {
        List<String> sections = List.of(Files.readString(RUNBOOK).split("\n## "));
        assertThat(MonitoringQueries.alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(alert.runbookUrl()).as(alert.name()).startsWith(URL);
            assertThat(sections)
                    .as(alert.name())
                    .filteredOn(
                            section -> anchor(section).equals(alert.runbookUrl().substring(URL.length())))
                    .singleElement()
                    .asString()
                    .contains("`" + alert.name() + "`", "**Do:**");
        });
    }

    @Test
    void everySectionIsOfAnAlert() throws IOException {
        Set<String> linked = MonitoringQueries.alerts().stream()
                .map(alert -> alert.runbookUrl().substring(URL.length()))
                .collect(Collectors.toSet());
        assertThat(Stream.of(Files.readString(RUNBOOK).split("\n## ")).skip(1).map(RunbookTest::anchor))
                .containsExactlyInAnyOrderElementsOf(linked);
    }

    @Test
    void everyAlertIsTestedToFireAndNotToFire() throws IOException {
        List<String> tests = Files.readAllLines(Path.of("ops/alerts-test.yml"));
        assertThat(MonitoringQueries.alerts()).allSatisfy(alert -> {
            List<String> ofAlert =
                    tests.stream().filter(line -> line.contains(alert.name())).toList();
            assertThat(ofAlert).as(alert.name()).anyMatch(line -> line.contains("exp_samples: []"));
            assertThat(ofAlert).as(alert.name()).anyMatch(line -> !line.contains("exp_samples: []"));
        });
    }

    /** Returns the anchor of a section, as GitHub makes it of the heading. */
    private static String anchor(String section) {
        return section.lines()
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }
}
