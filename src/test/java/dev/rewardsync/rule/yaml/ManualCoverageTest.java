package dev.rewardsync.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that every row of the coverage tables in the docs names existing tests. */
class ManualCoverageTest {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @ParameterizedTest
    @CsvSource({"manual-coverage.md, 40", "money-coverage.md, 25"})
    void everyRowNamesExistingTests(String table, int minRows) throws IOException {
        Set<String> tests = tests();
        List<String> rows = Files.readAllLines(Path.of("docs", table)).stream()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
        assertThat(rows).hasSizeGreaterThan(minRows).allSatisfy(row -> {
            String shownBy = row.split(" \\| ")[4];
            assertThat(NAME.matcher(shownBy).results().map(match -> match.group(1)))
                    .isNotEmpty()
                    .isSubsetOf(tests);
        });
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> cases = Files.list(Path.of("src/test/resources/cases"));
                Stream<Path> classes = Files.walk(Path.of("src/test/java"))) {
            return Stream.concat(cases, classes)
                    .map(path -> path.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
