package dev.rewardsync.stream;

import static dev.rewardsync.stream.TopologyFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.store.NewerStateException;
import dev.rewardsync.store.StateVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a partition's state when a task starts. */
class StateVersionMarkerTest {

    private static final Bytes MARKER = Bytes.wrap(ShopEvents.bytes("state-version"));
    private static final StateVersion OWN = new StateVersion(StateVersion.STATE_FORMAT, RuleSnapshots.LANGUAGE);

    @TempDir
    Path dir;

    private MockProcessorContext<OutboundKey, byte[]> context;

    @BeforeEach
    void createContext() {
        context = TopologyFixture.processorContext(3, dir);
    }

    @Test
    void stateWithoutMarkerIsMarkedBeforeTheFirstRecord() {
        startTask();
        assertThat(marker()).isEqualTo(OWN);
    }

    @Test
    void stateOfAnOlderVersionIsMarkedAsOwn() {
        mark(new StateVersion(0, 0));
        startTask();
        assertThat(marker()).isEqualTo(OWN);
    }

    @Test
    void stateOfANewerVersionIsRejectedBeforeOtherReadsAndUnchanged() {
        StateVersion newer = new StateVersion(OWN.stateFormat() + 1, OWN.ruleLanguage());
        mark(newer);
        byte[] unreadable = {99};
        totals().put(Bytes.wrap(ShopEvents.bytes("outstanding")), unreadable);
        assertThatThrownBy(this::startTask)
                .isInstanceOf(NewerStateException.class)
                .hasMessageStartingWith("The state of partition 3 was written by a newer version of RewardSync:");
        assertThat(marker()).isEqualTo(newer);
    }

    @Test
    void stateWithANewerRuleLanguageIsRejected() {
        mark(new StateVersion(OWN.stateFormat(), OWN.ruleLanguage() + 1));
        assertThatThrownBy(this::startTask).isInstanceOf(NewerStateException.class);
    }

    @Test
    void markerIsInTheChangelog() {
        try (TopologyFixture worker = new TopologyFixture(TestRulesets::small, ClockMode.WALL, dir)) {
            worker.advanceTo(NOW.plusSeconds(5)); // without a record
            assertThat(StateVersion.read(worker.store(CustomerStores.TOTALS).get(MARKER)))
                    .isEqualTo(OWN);
            assertThat(worker.read("rewardsync-totals-changelog"))
                    .filteredOn(record -> MARKER.equals(Bytes.wrap(record.key())))
                    .singleElement()
                    .satisfies(record ->
                            assertThat(StateVersion.read(record.value())).isEqualTo(OWN));
        }
    }

    private void startTask() {
        TaskContext taskContext = TopologyFixture.taskContext(
                TestRulesets::small, ClockMode.WALL, () -> NOW, new InputPositions(), new SimpleMeterRegistry());
        new ShopEventProcessor(taskContext).init(context);
    }

    private void mark(StateVersion version) {
        totals().put(MARKER, version.toBytes());
    }

    private StateVersion marker() {
        return StateVersion.read(totals().get(MARKER));
    }

    private KeyValueStore<Bytes, byte[]> totals() {
        return context.getStateStore("totals");
    }
}
