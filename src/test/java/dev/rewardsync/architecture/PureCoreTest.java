package dev.rewardsync.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that the core is pure, that decisions evaluate rules in one place, and that only the packages for Kafka depend
 * on Kafka.
 */
class PureCoreTest {

    private static final String ROOT = MainClasses.ROOT + ".";
    private static final String[] CORE = packages(
            "event",
            "money",
            "ledger",
            "account",
            "pricing",
            "rule",
            "rule.condition",
            "order",
            "decision",
            "audit",
            "erp.plentyone");
    private static final String[] LANGUAGE = {
        "java.lang..", "java.math", "java.time..", "java.util..", "org.jspecify.annotations"
    };

    @Test
    void coreDependsOnlyOnItselfAndTheJdk() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(CORE).or(resideInAnyPackage(LANGUAGE)))
                .check(MainClasses.ALL);
    }

    @Test
    void coreReadsNoClockAndNoRandomNumbers() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .check(MainClasses.ALL);
    }

    @Test
    void coreHasNoFloatingPoint() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Double.class, Float.class)
                .check(MainClasses.ALL);
    }

    /** An evaluation elsewhere would not be reported to the {@code EvaluationListener}. */
    @Test
    void decisionsEvaluateRulesInOnePlace() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "decision")
                .and()
                .doNotHaveSimpleName("DecisionContext")
                .should()
                .callMethod(Ruleset.class, "run", Trigger.class, Facts.class)
                .check(MainClasses.ALL);
    }

    @Test
    void onlyKafkaPackagesDependOnKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "stream", ROOT + "kafka", ROOT + "console.ingest", ROOT + "app")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
                .check(MainClasses.ALL);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(ROOT::concat).toArray(String[]::new);
    }
}
