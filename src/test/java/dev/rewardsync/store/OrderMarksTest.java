package dev.rewardsync.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderMarksTest {

    @Test
    void anOrderThatIsMarkedIsNeverMissed() {
        for (int orders = 1; orders <= 200; orders++) {
            OrderIdFilter marks = marked(orders);

            assertThat(LongStream.range(0, orders).mapToObj(OrderMarksTest::id)).allMatch(marks::mayHave);
        }
    }

    @Test
    void ofTenOrdersFewNewOnesAreLookedForInVain() {
        assertThat(takenForKnown(marked(10))).isLessThan(4_000);
    }

    @Test
    void nothingIsLookedForWhereNoOrderWasEverRemembered() {
        assertThat(takenForKnown(OrderIdFilter.NONE)).isZero();
    }

    private static OrderIdFilter marked(int orders) {
        OrderIdFilter marks = OrderIdFilter.NONE;
        for (int number = 0; number < orders; number++) {
            marks = marks.with(id(number));
        }
        return marks;
    }

    /** Of 100,000 orders with ids that follow those of {@link #marked}. */
    private static long takenForKnown(OrderIdFilter marks) {
        return IntStream.range(1_000, 101_000)
                .filter(number -> marks.mayHave(id(number)))
                .count();
    }

    private static String id(long number) {
        return Long.toString(100_000_000 + number * 37);
    }
}
