package dev.rewardsync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Compares long lists. The message of a failure contains only the first difference. */
final class SameLines {

    private SameLines() {}

    /**
     * Asserts that two lists are equal.
     *
     * @param name what the lists contain
     */
    static void assertSame(String name, List<?> actual, List<?> expected) {
        for (int index = 0; index < Math.min(actual.size(), expected.size()); index++) {
            if (!actual.get(index).equals(expected.get(index))) {
                assertThat(actual.get(index)).as("%s, index %d", name, index).isEqualTo(expected.get(index));
            }
        }
        assertThat(actual.size()).as("number of %s", name).isEqualTo(expected.size());
    }
}
