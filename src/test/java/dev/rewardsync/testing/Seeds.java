package dev.rewardsync.testing;

import java.lang.reflect.Method;
import java.util.OptionalLong;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/** The seeds of tests with random input: the test's own, or the one that {@code -Dseed=…} chooses. */
public final class Seeds {

    private static final String PROPERTY = "seed";

    private Seeds() {}

    /** Returns the chosen seed; {@code otherwise} if no seed is chosen. */
    public static long orElse(long otherwise) {
        return chosen().orElse(otherwise);
    }

    /**
     * Runs a test whose input is made from a seed.
     *
     * @param test its class and method, in the form of {@code -Dtest}
     * @throws AssertionError if it fails; the message names the seed, the cause is the failure
     */
    public static void run(String test, long seed, Executable body) throws Throwable {
        try {
            body.execute();
        } catch (TestAbortedException skipped) {
            throw skipped;
        } catch (Throwable failure) {
            throw new AssertionError(
                    "seed %d (to repeat: -Dtest=%s -Dseed=%d): %s".formatted(seed, test, seed, failure), failure);
        }
    }

    static OptionalLong chosen() {
        String seed = System.getProperty(PROPERTY);
        return seed == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed));
    }

    static String nameOf(Method test) {
        return test.getDeclaringClass().getSimpleName() + "#" + test.getName();
    }
}
