package dev.rewardsync.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.stream.StateRetention;
import dev.rewardsync.topic.TopicNames;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

/** The worker without settings and the commands use the same defaults. */
class SettingsDefaultsTest {

    private final RewardSyncSettings defaults = new Binder().bindOrCreate("rewardsync", RewardSyncSettings.class);

    @Test
    void topics() {
        assertThat(defaults.topics().names()).isEqualTo(TopicNames.standard());
    }

    @Test
    void decisionPolicy() {
        assertThat(WorkerConfiguration.decisionPolicy(defaults)).isEqualTo(DecisionPolicy.DEFAULT);
    }

    @Test
    void retention() {
        assertThat(WorkerConfiguration.stateRetention(defaults.retention())).isEqualTo(StateRetention.DEFAULT);
    }

    @Test
    void identityIsReplacedOnlyOnRequestWhichNeedsNoValue() {
        assertThat(defaults.identity().isReplaced()).isFalse();
        assertThat(new RewardSyncSettings.IdentitySettings("").isReplaced()).isTrue();
        assertThat(new RewardSyncSettings.IdentitySettings("true").isReplaced()).isTrue();
        assertThat(new RewardSyncSettings.IdentitySettings("false").isReplaced())
                .isFalse();
    }

    @Test
    void maxAhead() {
        assertThat(defaults.events().maxAhead()).isEqualTo(EventReader.DEFAULT_MAX_AHEAD);
    }
}
