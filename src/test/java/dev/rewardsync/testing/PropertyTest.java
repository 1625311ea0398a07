package dev.rewardsync.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test of an invariant for random inputs. Its one argument, a {@code long}, is the seed of its input.
 * {@code -Dseed=17} runs it with that seed alone. The message of a failure names the seed.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed {0}")
@ArgumentsSource(SeedSource.class)
@ExtendWith(SeedReporter.class)
public @interface PropertyTest {

    /** The number of seeds that the test runs with each time, counted from 1. */
    int seeds();

    /** Further seeds, such as those that have failed before. */
    long[] alsoSeeds() default {};

    /** Whether the test also runs once with a new random seed, which is printed. */
    boolean freshSeed() default false;
}
