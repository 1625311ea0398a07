package dev.rewardsync.bench.contender;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The usual Spring program: {@code @KafkaListener}, {@code KafkaTemplate}, and one transaction for each record, as
 * configured by Spring Boot. Accounts are in a map.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class SpringListener {

    static void main(String[] args) {
        ParentProcessMonitor.start();
        Job job = Job.of(args);
        new SpringApplicationBuilder(SpringListener.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().registerSingleton("job", job))
                .run(
                        "--spring.config.location=classpath:/bench/listener.yaml",
                        "--spring.kafka.bootstrap-servers=" + job.bootstrapServers(),
                        "--spring.kafka.consumer.group-id=" + job.name(),
                        "--spring.kafka.producer.transaction-id-prefix=" + job.name() + "-",
                        "--bench.input=" + job.input());
    }

    @Bean
    JsonMapper json() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Bean
    OrderHandler orderHandler(Job job, JsonMapper json, KafkaTemplate<String, String> template) {
        return new OrderHandler(job, json, template);
    }

    /** Processes each order. */
    static class OrderHandler {
        private final Job job;
        private final JsonMapper json;
        private final KafkaTemplate<String, String> template;
        private final Map<String, InMemoryAccount> accounts = new ConcurrentHashMap<>();

        OrderHandler(Job job, JsonMapper json, KafkaTemplate<String, String> template) {
            this.job = job;
            this.json = json;
            this.template = template;
        }

        @KafkaListener(topics = "${bench.input}")
        void placed(ConsumerRecord<String, String> input) {
            OrderMessage order = json.readValue(input.value(), OrderMessage.class);
            long points = order.points();
            InMemoryAccount account = accounts.computeIfAbsent(order.customerId(), customer -> new InMemoryAccount());
            account.earn(points);
            OutputMessages.LedgerMessage entry = OutputMessages.LedgerMessage.of(order, points, account);
            send(job.ledger(), input, order.customerId() + "|" + entry.entryId(), entry);
            send(job.balances(), input, order.customerId(), OutputMessages.BalanceMessage.of(order, account));
            send(
                    job.exports(),
                    input,
                    order.orderId(),
                    OutputMessages.ExportMessage.of(order, points, account, input.value()));
        }

        private void send(String topic, ConsumerRecord<String, String> cause, String key, Object value) {
            template.send(new ProducerRecord<>(topic, null, cause.timestamp(), key, json.writeValueAsString(value)));
        }
    }
}
