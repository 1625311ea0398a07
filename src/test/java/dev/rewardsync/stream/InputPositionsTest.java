package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InputPositionsTest {

    private static final TopicPartition ORDERS = new TopicPartition("shop.order-placed", 0);
    private static final OptionalLong NONE_LEFT = OptionalLong.of(0);

    private final InputPositions positions = new InputPositions();
    private final InputPositions.Reader former = positions.reader();
    private final InputPositions.Reader current = positions.reader();

    @Test
    void aPartitionIsReadToItsEndOnceAllThatWasFetchedIsProcessedAndNothingIsLeft() {
        current.fetched(ORDERS, 7);
        assertThat(positions.readToEnd(ORDERS, 7)).isFalse();
        current.left(ORDERS, NONE_LEFT);
        assertThat(positions.readToEnd(ORDERS, 6)).isFalse();
        assertThat(positions.readToEnd(ORDERS, 7)).isTrue();
    }

    @Test
    void aConsumerThatLearnsLateOfItsLossForgetsNothingOfTheNextOne() {
        former.fetched(ORDERS, 3);
        current.fetched(ORDERS, 7);
        former.forget(List.of(ORDERS));
        current.left(ORDERS, NONE_LEFT);
        assertThat(positions.readToEnd(ORDERS, 3)).isFalse();
    }

    @Test
    void whatAConsumerKnewIsWorthNothingToTheNextOne() {
        former.fetched(ORDERS, 3);
        former.left(ORDERS, NONE_LEFT);
        current.fetched(ORDERS, 3);
        assertThat(positions.readToEnd(ORDERS, 3)).isFalse();
    }

    @Test
    void aPartitionThatIsForgottenIsNotReadToItsEnd() {
        current.fetched(ORDERS, 7);
        current.left(ORDERS, NONE_LEFT);
        current.forget(List.of(ORDERS));
        assertThat(positions.readToEnd(ORDERS, 7)).isFalse();
    }
}
