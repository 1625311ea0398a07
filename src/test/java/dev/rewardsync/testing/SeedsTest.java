package dev.rewardsync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class SeedsTest {

    private static final List<Long> RUN = new ArrayList<>();

    @PropertyTest(seeds = 3, alsoSeeds = 205, freshSeed = true)
    void runsWithEachSeed(long seed) {
        RUN.add(seed);
    }

    @AfterAll
    static void checkSeeds() {
        if (Seeds.chosen().isPresent()) {
            assertThat(RUN).containsExactly(Seeds.chosen().getAsLong());
        } else {
            assertThat(RUN).hasSize(5).startsWith(1L, 2L, 3L, 205L);
        }
    }

    @Test
    void failuresNameTheSeed() {
        IllegalStateException failure = new IllegalStateException("empty");

        assertThatThrownBy(() -> Seeds.run("SomeTest#something", 17, () -> {
                    throw failure;
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("seed 17 (to repeat: -Dtest=SomeTest#something -Dseed=17): " + failure)
                .hasCause(failure);
    }

    @Test
    void skippedTestsStaySkipped() {
        TestAbortedException skipped = new TestAbortedException("no broker");

        assertThatThrownBy(() -> Seeds.run("SomeTest#something", 17, () -> {
                    throw skipped;
                }))
                .isSameAs(skipped);
    }

    @Test
    void passingTestsStayPassing() {
        assertThatCode(() -> Seeds.run("SomeTest#something", 17, () -> {})).doesNotThrowAnyException();
    }
}
