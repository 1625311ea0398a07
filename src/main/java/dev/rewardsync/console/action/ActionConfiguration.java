package dev.rewardsync.console.action;

import dev.rewardsync.console.books.ActionQueries;
import dev.rewardsync.console.books.CustomerQueries;
import dev.rewardsync.event.EventType;
import dev.rewardsync.kafka.ConfirmedProducer;
import dev.rewardsync.kafka.ErasureKey;
import dev.rewardsync.kafka.SpringKafkaConnection;
import dev.rewardsync.topic.TopicSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Creates the beans with which operators act. None of them connects before the first action. */
@Configuration(proxyBeanMethods = false)
class ActionConfiguration {

    private final TopicSettings topics;
    private final Map<String, Object> client;
    private final Environment environment;

    ActionConfiguration(Environment environment, KafkaProperties kafka, KafkaConnectionDetails connection) {
        this.environment = environment;
        topics = Binder.get(environment).bindOrCreate("rewardsync.topics", TopicSettings.class);
        client = SpringKafkaConnection.commonSettings(
                SpringKafkaConnection.clientSettings(kafka.buildAdminProperties(), connection.getAdmin()));
    }

    @Bean
    ConfirmedProducer confirmedProducer() {
        return new ConfirmedProducer(client);
    }

    @Bean
    OperatorActions operatorActions(ConfirmedProducer producer, ActionQueries queries) {
        return new OperatorActions(new OperatorLog(client, topics, producer), queries);
    }

    @Bean
    PointsAdjuster pointsAdjuster(OperatorActions actions, CustomerQueries customers, ConfirmedProducer producer) {
        String topic = Objects.requireNonNull(topics.names().inputs().get(EventType.POINTS_ADJUSTED));
        return new PointsAdjuster(actions, customers, producer, topic);
    }

    @Bean
    DeadLetterReplayer deadLetterReplayer(OperatorActions actions) {
        return new DeadLetterReplayer(actions, client, Set.copyOf(topics.names().deadLetters()));
    }

    @Bean
    CustomerEraser customerEraser(OperatorActions actions) {
        String applicationId = environment.getProperty("rewardsync.application-id", "rewardsync");
        String key = environment.getProperty("rewardsync.erasure.key", "");
        return new CustomerEraser(
                actions,
                new CustomerEraser.Worker(client, topics.names(), applicationId),
                key.isBlank() ? null : ErasureKey.of(key));
    }

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> actionRoutes(
            PointsAdjuster adjuster, DeadLetterReplayer replayer, CustomerEraser eraser) {
        return new ActionApi(adjuster, replayer, eraser, InstantSource.system()).routes();
    }
}
