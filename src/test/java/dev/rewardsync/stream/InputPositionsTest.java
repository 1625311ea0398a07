package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InputPositionsTest {

    private static final TopicPartition ORDERS = new TopicPartition("shop.order-placed", 0);
    private static final List<TopicPartition> PARTITIONS = List.of(ORDERS);
    private static final OptionalLong NONE_LEFT = OptionalLong.of(0);

    private final InputPositions positions = new InputPositions();
    private final InputPositions.Reader former = positions.reader();
    private final InputPositions.Reader current = positions.reader();

    @Test
    void aPartitionIsReadToItsEndOnceAllThatWasFetchedIsProcessedAndNothingIsLeft() {
        current.take(PARTITIONS);
        current.fetched(ORDERS, 7);
        assertThat(positions.readToEnd(ORDERS, 7)).isFalse();
        current.left(ORDERS, NONE_LEFT);
        assertThat(positions.readToEnd(ORDERS, 6)).isFalse();
        assertThat(positions.readToEnd(ORDERS, 7)).isTrue();
    }

    @Test
    void whatAConsumerSaysOfAPartitionThatIsAnothersCountsForNothing() {
        former.take(PARTITIONS);
        former.fetched(ORDERS, 3);
        current.take(PARTITIONS);
        current.fetched(ORDERS, 7);

        former.left(ORDERS, NONE_LEFT);
        former.fetched(ORDERS, 3);
        former.restart(PARTITIONS);
        former.forget(PARTITIONS);

        assertThat(positions.readToEnd(ORDERS, 7)).isFalse();
        current.left(ORDERS, NONE_LEFT);
        assertThat(positions.readToEnd(ORDERS, 3)).isFalse();
        assertThat(positions.readToEnd(ORDERS, 7)).isTrue();
    }

    @Test
    void whatAConsumerKnewIsWorthNothingToTheNextOne() {
        former.take(PARTITIONS);
        former.left(ORDERS, NONE_LEFT);
        assertThat(positions.readToEnd(ORDERS, -1)).isTrue();

        current.take(PARTITIONS);
        current.left(ORDERS, OptionalLong.empty());
        assertThat(positions.readToEnd(ORDERS, -1)).isFalse();
    }

    @Test
    void aPartitionThatIsForgottenOrReadFromElsewhereIsNotReadToItsEnd() {
        current.take(PARTITIONS);
        current.left(ORDERS, NONE_LEFT);
        current.restart(PARTITIONS);
        assertThat(positions.readToEnd(ORDERS, 7)).isFalse();
        current.left(ORDERS, NONE_LEFT);
        assertThat(positions.readToEnd(ORDERS, 7)).isTrue();
        current.forget(PARTITIONS);
        assertThat(positions.readToEnd(ORDERS, 7)).isFalse();
    }
}
