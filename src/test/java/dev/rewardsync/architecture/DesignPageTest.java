package dev.rewardsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.stream.RewardTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the names in the tables of {@code docs/design.md}. */
class DesignPageTest {

    private static final Path PAGE = Path.of("docs/design.md");
    private static final String ROOT = "dev.rewardsync.";
    private static final String DEFAULT_PACKAGE = "decision.";

    /** A class, with its package unless that is {@link #DEFAULT_PACKAGE}. Keys such as {@code maxPerDay} do not match. */
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)*[A-Z]\\w*)`");

    private static final Pattern FIRST_CELL = Pattern.compile("\\| `([a-z-]+)` \\|.*");

    @Test
    void classesOfBusinessRulesExist() throws IOException {
        List<String> names = rows("Where to find a business rule", "question")
                .flatMap(row -> CLASS.matcher(row).results().map(name -> name.group(1)))
                .toList();
        assertThat(names).contains("OrderPlacement", "rule.RuleChain");
        assertThat(names).allSatisfy(name -> assertThat(classOf(name)).isNotNull());
    }

    @Test
    void allStoresAreListed() throws IOException {
        List<String> changelogs = rows("State", "store")
                .flatMap(row -> FIRST_CELL.matcher(row).results())
                .map(store -> "app-" + store.group(1) + "-changelog")
                .toList();
        assertThat(changelogs)
                .containsExactlyInAnyOrderElementsOf(
                        RewardTopology.changelogs("app").toList());
    }

    private static Class<?> classOf(String name) throws ClassNotFoundException {
        return Class.forName(ROOT + (name.contains(".") ? name : DEFAULT_PACKAGE + name));
    }

    /** Returns the rows of the table below a heading that starts with a column. */
    private static Stream<String> rows(String heading, String column) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .dropWhile(line -> !line.startsWith("| " + column + " |"))
                .takeWhile(line -> line.startsWith("|"));
    }
}
