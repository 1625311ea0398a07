package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InputPositionsTest {

    private static final TopicPartition ORDERS = new TopicPartition("shop.order-placed", 0);
    private static final List<TopicPartition> PARTITIONS = List.of(ORDERS);
    private static final OptionalLong NO_LAG = OptionalLong.of(0);

    private final InputPositions positions = new InputPositions();
    private final InputPositions.ConsumerPositions former = positions.newConsumer();
    private final InputPositions.ConsumerPositions current = positions.newConsumer();

    @Test
    void partitionIsReadToEndOnceAllFetchedRecordsAreProcessedAndThereIsNoLag() {
        current.assigned(PARTITIONS);
        current.fetched(ORDERS, 7);
        assertThat(positions.isReadToEnd(ORDERS, 7)).isFalse();
        current.lag(ORDERS, NO_LAG);
        assertThat(positions.isReadToEnd(ORDERS, 6)).isFalse();
        assertThat(positions.isReadToEnd(ORDERS, 7)).isTrue();
    }

    @Test
    void updatesOfAPartitionOfAnotherConsumerAreIgnored() {
        former.assigned(PARTITIONS);
        former.fetched(ORDERS, 3);
        current.assigned(PARTITIONS);
        current.fetched(ORDERS, 7);

        former.lag(ORDERS, NO_LAG);
        former.fetched(ORDERS, 3);
        former.repositioned(PARTITIONS);
        former.revoked(PARTITIONS);

        assertThat(positions.isReadToEnd(ORDERS, 7)).isFalse();
        current.lag(ORDERS, NO_LAG);
        assertThat(positions.isReadToEnd(ORDERS, 3)).isFalse();
        assertThat(positions.isReadToEnd(ORDERS, 7)).isTrue();
    }

    @Test
    void assignmentDiscardsThePositionOfThePreviousConsumer() {
        former.assigned(PARTITIONS);
        former.lag(ORDERS, NO_LAG);
        assertThat(positions.isReadToEnd(ORDERS, -1)).isTrue();

        current.assigned(PARTITIONS);
        current.lag(ORDERS, OptionalLong.empty());
        assertThat(positions.isReadToEnd(ORDERS, -1)).isFalse();
    }

    @Test
    void revokedOrRepositionedPartitionIsNotReadToEnd() {
        current.assigned(PARTITIONS);
        current.lag(ORDERS, NO_LAG);
        current.repositioned(PARTITIONS);
        assertThat(positions.isReadToEnd(ORDERS, 7)).isFalse();
        current.lag(ORDERS, NO_LAG);
        assertThat(positions.isReadToEnd(ORDERS, 7)).isTrue();
        current.revoked(PARTITIONS);
        assertThat(positions.isReadToEnd(ORDERS, 7)).isFalse();
    }

    @Test
    void lagIsUnknownUntilThatOfEveryPartitionIsKnown() {
        TopicPartition other = new TopicPartition(ORDERS.topic(), 1);
        assertThat(positions.lagRecords(ORDERS.topic())).isEmpty();
        current.assigned(List.of(ORDERS, other));
        current.lag(ORDERS, OptionalLong.of(3));
        assertThat(positions.lagRecords(ORDERS.topic())).isEmpty();
        current.lag(other, OptionalLong.of(4));
        assertThat(positions.lagRecords(ORDERS.topic())).hasValue(7);
        current.repositioned(List.of(other));
        assertThat(positions.lagRecords(ORDERS.topic())).isEmpty();
        current.revoked(List.of(other));
        assertThat(positions.lagRecords(ORDERS.topic())).hasValue(3);
    }

    @Test
    void instanceWithoutPartitionsHasNoLag() {
        current.assigned(List.of());
        assertThat(positions.lagRecords(ORDERS.topic())).hasValue(0);
    }
}
