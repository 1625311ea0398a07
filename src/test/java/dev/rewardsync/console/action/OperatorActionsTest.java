package dev.rewardsync.console.action;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.SampleBooks;
import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.kafka.ConfirmedProducer;
import dev.rewardsync.topic.TopicSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Actions while Kafka does not answer. */
class OperatorActionsTest {

    private static final Map<String, Object> NOBODY = Map.of("bootstrap.servers", "localhost:1");

    private static OperatorAction action(String id) {
        byte[] details = "{}".getBytes(StandardCharsets.UTF_8);
        return new OperatorAction(id, "replay", SampleBooks.NOW, "Ann", null, "token", "operator", null, null, details);
    }

    @Test
    void actionsDoNotWaitForEachOtherForEver() {
        TopicSettings topics = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("rewardsync.topics", TopicSettings.class);
        try (SampleBooks books = new SampleBooks("jdbc:h2:mem:actions");
                ConfirmedProducer producer = new ConfirmedProducer(NOBODY)) {
            OperatorActions actions = new OperatorActions(
                    new OperatorLog(NOBODY, topics, producer),
                    new ActionQueries(books.client()),
                    Duration.ofMillis(100));
            Thread first = Thread.ofPlatform()
                    .daemon()
                    .start(() -> assertThatThrownBy(() -> actions.perform(action("action-1"), at -> at))
                            .hasMessageContaining("could not be written"));
            await().atMost(Duration.ofSeconds(9))
                    .until(() ->
                            first.getState() == Thread.State.TIMED_WAITING || first.getState() == Thread.State.WAITING);
            assertThatThrownBy(() -> actions.perform(action("action-2"), at -> at))
                    .isInstanceOf(ActionFailedException.class)
                    .hasMessageContaining("other actions wait for it");
            first.interrupt();
        }
    }
}
