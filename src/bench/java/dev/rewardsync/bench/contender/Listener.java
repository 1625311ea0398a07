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
 * The program that most would write with Spring: a listener for one record at a time, a template for one send at a time,
 * a transaction around both, as Spring Boot sets them up. Accounts are in a map.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class Listener {

    static void main(String[] args) {
        ParentWatch.begin();
        Job job = Job.of(args);
        new SpringApplicationBuilder(Listener.class)
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
    Orders orders(Job job, JsonMapper json, KafkaTemplate<String, String> template) {
        return new Orders(job, json, template);
    }

    /** What is done with each order. */
    static class Orders {
        private final Job job;
        private final JsonMapper json;
        private final KafkaTemplate<String, String> template;
        private final Map<String, Account> accounts = new ConcurrentHashMap<>();

        Orders(Job job, JsonMapper json, KafkaTemplate<String, String> template) {
            this.job = job;
            this.json = json;
            this.template = template;
        }

        @KafkaListener(topics = "${bench.input}")
        void placed(ConsumerRecord<String, String> received) {
            Order order = json.readValue(received.value(), Order.class);
            long points = order.points();
            Account account = accounts.computeIfAbsent(order.customerId(), customer -> new Account());
            account.earn(points);
            Written.LedgerEntry entry = Written.LedgerEntry.of(order, points, account);
            send(job.ledger(), received, order.customerId() + "|" + entry.entryId(), entry);
            send(job.balances(), received, order.customerId(), Written.BalanceRecord.of(order, account));
            send(job.exports(), received, order.orderId(), Written.Export.of(order, points, account, received.value()));
        }

        private void send(String topic, ConsumerRecord<String, String> cause, String key, Object value) {
            template.send(new ProducerRecord<>(topic, null, cause.timestamp(), key, json.writeValueAsString(value)));
        }
    }
}
