package dev.rewardsync.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that packages form layers: each depends only on lower layers, without cycles. */
class LayersTest {

    private static final String ROOT = "dev.rewardsync";

    /** The packages, the lowest first. An order stores its rules, so {@code order} is above {@code rule}. */
    private static final List<String> LAYERS = List.of(
            "money",
            "text",
            "event",
            "ledger",
            "account",
            "pricing",
            "rule",
            "rule.condition",
            "order",
            "decision",
            "erp.plentyone",
            "audit",
            "json",
            "rule.yaml",
            "export",
            "topic",
            "store",
            "kafka",
            "offline",
            "stream",
            "web",
            "cli",
            "app",
            "");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageHasALayer() {
        assertThat(MAIN.stream().map(LayersTest::packageOf).distinct()).containsExactlyInAnyOrderElementsOf(LAYERS);
    }

    @Test
    void packagesDependOnlyOnLowerLayers() {
        Stream<String> upward = MAIN.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(LayersTest::pointsUp)
                .map(Dependency::getDescription);
        assertThat(upward).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
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
