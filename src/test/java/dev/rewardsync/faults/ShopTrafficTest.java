package dev.rewardsync.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.rewardsync.acceptance.ShopProducer;
import dev.rewardsync.topic.TopicNames;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopTrafficTest {

    private static final List<ShopMessage> MESSAGES = IntStream.range(0, 4)
            .mapToObj(new ShopTraffic(17)::generation)
            .flatMap(List::stream)
            .toList();

    @Test
    void hasAllKindsOfEvents() {
        assertThat(MESSAGES)
                .extracting(ShopMessage::topic)
                .containsOnly(TopicNames.standard().inputs().values().toArray(String[]::new));
    }

    @Test
    void sendsThreeOfTenToForeignPartitions() {
        long foreign = MESSAGES.stream()
                .filter(message -> message.partition() != ShopProducer.homePartition(message.key()))
                .count();
        assertThat(foreign).isCloseTo(MESSAGES.size() * 3 / 10, withinPercentage(15));
    }

    @Test
    void sendsATenthTwice() {
        long distinct =
                MESSAGES.stream().map(ShopMessage::value).distinct().count(); // a repeated message has the same array
        assertThat(MESSAGES.size() - distinct).isCloseTo(distinct / 10, withinPercentage(25));
    }

    @Test
    void hasTheSameMessagesAndFaultsForTheSameSeed() {
        assertThat(new ShopTraffic(17).generation(3))
                .usingRecursiveComparison()
                .isEqualTo(new ShopTraffic(17).generation(3));
        FaultPlan one = new FaultPlan(17);
        FaultPlan other = new FaultPlan(17);
        assertThat(IntStream.range(0, 50).mapToObj(index -> one.next()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(index -> other.next()).toList());
    }
}
