package dev.rewardsync.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that packages form layers: each depends only on lower layers, without cycles. */
class LayersTest {

    private static final String ROOT = MainClasses.ROOT;

    /** The packages, the lowest first. An order stores its rules, so {@code order} is above {@code rule}. */
    private static final List<String> LAYERS = List.of(
            "build",
            "money",
            "text",
            "settings",
            "event",
            "ledger",
            "account",
            "pricing",
            "rule",
            "rule.condition",
            "order",
            "decision",
            "input",
            "erp.plentyone",
            "audit",
            "json",
            "rule.yaml",
            "export",
            "explanation",
            "topic",
            "store",
            "kafka",
            "offline",
            "simulation",
            "stream",
            "web",
            "cli",
            "console.database",
            "console.books",
            "console.report",
            "console.rules",
            "console.ingest",
            "console.access",
            "console.action",
            "console.api",
            "console.page",
            "console",
            "app",
            "");

    private static final Pattern PACKAGE_ROW = Pattern.compile("\\| `([a-z.]+)` \\|.*\\|([^|]*)\\|");
    private static final Pattern QUOTED = Pattern.compile("`([a-z.]+)`");

    @Test
    void everyPackageHasALayer() {
        assertThat(MainClasses.ALL.stream().map(LayersTest::packageOf).distinct())
                .containsExactlyInAnyOrderElementsOf(LAYERS);
    }

    @Test
    void packagesDependOnlyOnLowerLayers() {
        Stream<String> upward = MainClasses.ALL.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(LayersTest::pointsUp)
                .map(Dependency::getDescription);
        assertThat(upward).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MainClasses.ALL);
    }

    /** The table of packages in {@code docs/design.md} lists every package in this order, and its dependencies. */
    @Test
    void designPageListsPackagesAndTheirDependencies() throws IOException {
        Map<String, Set<String>> documented = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("docs/design.md"))) {
            Matcher row = PACKAGE_ROW.matcher(line);
            if (row.matches() && LAYERS.contains(row.group(1))) {
                documented.put(row.group(1), names(row.group(2)));
            }
        }
        assertThat(documented).containsExactlyEntriesOf(dependencies());
    }

    private static Set<String> names(String cell) {
        return QUOTED.matcher(cell).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> dependencies() {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        LAYERS.stream().filter(layer -> !layer.isEmpty()).forEach(layer -> dependencies.put(layer, new HashSet<>()));
        for (JavaClass type : MainClasses.ALL) {
            String from = packageOf(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(LayersTest::packageOf)
                    .filter(to -> !to.equals(from) && dependencies.containsKey(from))
                    .forEach(to -> dependencies.get(from).add(to));
        }
        return dependencies;
    }

    private static boolean pointsUp(Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        return target.getPackageName().startsWith(ROOT)
                && LAYERS.indexOf(packageOf(target)) > LAYERS.indexOf(packageOf(dependency.getOriginClass()));
    }

    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }
}
