package dev.rewardsync.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderIdFilterTest {

    @Test
    void storedOrdersAreNeverMissed() {
        for (int orders = 1; orders <= 200; orders++) {
            OrderIdFilter filter = filterOf(orders);

            assertThat(LongStream.range(0, orders).mapToObj(OrderIdFilterTest::id))
                    .allMatch(filter::mightContain);
        }
    }

    @Test
    void tenOrdersCauseFewFalsePositives() {
        assertThat(falsePositives(filterOf(10))).isLessThan(4_000);
    }

    @Test
    void emptyFilterHasNoFalsePositives() {
        assertThat(falsePositives(OrderIdFilter.NONE)).isZero();
    }

    private static OrderIdFilter filterOf(int orders) {
        OrderIdFilter filter = OrderIdFilter.NONE;
        for (int number = 0; number < orders; number++) {
            filter = filter.with(id(number));
        }
        return filter;
    }

    /** Returns the number of false positives among 100,000 new order ids. */
    private static long falsePositives(OrderIdFilter filter) {
        return IntStream.range(1_000, 101_000)
                .filter(number -> filter.mightContain(id(number)))
                .count();
    }

    private static String id(long number) {
        return Long.toString(100_000_000 + number * 37);
    }
}
