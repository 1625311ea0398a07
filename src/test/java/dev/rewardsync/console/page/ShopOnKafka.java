package dev.rewardsync.console.page;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.json.OperatorAction;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.OfflineProcessor;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import dev.rewardsync.topic.TopicNames;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes to Kafka what the worker writes for four years of a shop's orders, and for a few unusual ones. */
final class ShopOnKafka {

    /** An id with characters that addresses treat specially. */
    static final String UNUSUAL_ID = "jo/é 100%?#;..\\x";

    static final String GUEST_ORDER = "GUEST/1";

    private static final String RULES = "/superstore/rules.yaml";
    private static final String TIERS = """
            tiers:
              basis: pointsEarned
              levels: [{id: silver, from: 1000}, {id: gold, from: 20000}]
            """;
    private static final String VALUE = "\"value\":";
    private static final String BROKEN = """
            {"eventId":"broken-1","occurredAt":"2017-12-30T10:00:00Z","customerId":"DV-13045","orderId":"B-1",\
            "currency":"USD","lines":[{"lineId":"1","sku":7.50,"quantity":-1,"unitPrice":"5.00"}]}""";

    private final KafkaProducer<String, String> producer;
    private long sent;

    private static final List<String> TOPICS = List.of(
            TopicNames.LEDGER,
            TopicNames.BALANCES,
            TopicNames.EXPORTS,
            TopicNames.NOTIFICATIONS,
            TopicNames.RULESETS,
            TopicNames.OPERATOR_LOG,
            TopicNames.deadLettersOf(Superstore.ORDER_PLACED));

    private ShopOnKafka(KafkaProducer<String, String> producer) {
        this.producer = producer;
    }

    /** Writes all records. */
    static void write(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(TOPICS.stream()
                            .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty())
                                    .configs(Map.of("retention.ms", "-1")))
                            .toList())
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 20),
                new StringSerializer(),
                new StringSerializer())) {
            ShopOnKafka shop = new ShopOnKafka(producer);
            Ruleset ruleset = ruleset();
            shop.send(TopicNames.RULESETS, ruleset.version(), ruleset.content());
            shop.sendOutputs(ruleset);
            shop.sendDeadLetter("INVALID_EVENT", BROKEN, """
                    /lines/0/sku: expected a string of 1 to 128 characters, got a number; \
                    /lines/0/quantity: expected a number above 0, got one below; /totals: expected an object, got nothing""");
            shop.sendReplay();
            shop.sendDeadLetter(
                    "MALFORMED_JSON",
                    BROKEN.substring(0, 90),
                    "unexpected end of the input at line 1, column 91 (byte 90)");
        }
    }

    private void sendOutputs(Ruleset ruleset) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OfflineProcessor run = new OfflineProcessor(
                new Decider(ruleset, DecisionPolicy.DEFAULT), TopicNames.standard(), new OfflineCustomers(), out);
        for (ShopRecord event : events()) {
            String key = JsonMapper.shared().writeValueAsString(event.key());
            run.process("{\"topic\":\"%s\",\"key\":%s,\"value\":%s}"
                    .formatted(event.topic(), key, event.json())
                    .getBytes(StandardCharsets.UTF_8));
        }
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode output = JsonMapper.shared().readTree(line);
            // A quotation mark within a string would be escaped, so this is where the value begins.
            String value = line.substring(line.indexOf(VALUE) + VALUE.length(), line.length() - 1);
            send(output.get("topic").asString(), output.get("key").asString(), value);
        }
    }

    private static List<ShopRecord> events() {
        List<ShopRecord> events = new ArrayList<>(Superstore.records());
        String id = JsonMapper.shared().writeValueAsString(UNUSUAL_ID);
        events.add(order("\"customerId\":" + id, UNUSUAL_ID));
        events.add(order(null, GUEST_ORDER));
        return events;
    }

    /** Returns an order that uses more points than there are, for another discount than they are worth. */
    private static ShopRecord order(String customer, String orderId) {
        Instant at = Instant.parse("2017-12-30T23:00:00Z");
        String json = """
                {"eventId":%1$s,"occurredAt":"%2$s",%3$s"orderId":%1$s,"currency":"USD",\
                "rewards":{"pointsUsed":500,"discount":"7.00"},"lines":[{"lineId":"1","sku":"CHAIR-1",\
                "name":"A chair with a <b>long</b> name, & more","quantity":2,"unitPrice":"60.00",\
                "attributes":{"category":["Furniture","Chairs"]}}],"totals":{"grandTotal":"113.00"}}""".formatted(
                        JsonMapper.shared().writeValueAsString(orderId), at, customer == null ? "" : customer + ",");
        return new ShopRecord(Superstore.ORDER_PLACED, orderId, json, at);
    }

    private void send(String topic, String key, String value) {
        producer.send(new ProducerRecord<>(topic, null, timestamp(topic, value), key, value));
    }

    /** Returns when the shop's event reached Kafka: some seconds after it occurred; every 40th entry is two days late. */
    private long timestamp(String topic, String value) {
        JsonNode occurredAt = JsonMapper.shared().readTree(value).path("occurredAt");
        if (!occurredAt.isString()) {
            return Instant.now().toEpochMilli();
        }
        sent++;
        Duration delay = topic.equals(TopicNames.LEDGER) && sent % 40 == 0
                ? Duration.ofDays(2)
                : Duration.ofMillis(400L + sent * 37L % 9_000);
        return Instant.parse(occurredAt.asString()).plus(delay).toEpochMilli();
    }

    private void sendDeadLetter(String code, String value, String detail) {
        ProducerRecord<String, String> letter =
                new ProducerRecord<>(TopicNames.deadLettersOf(Superstore.ORDER_PLACED), 0, "DV-13045", value);
        letter.headers()
                .add("rewardsync_error_code", bytes(code))
                .add("rewardsync_error_detail", bytes(detail))
                .add("kafka_dlt-original-topic", bytes(Superstore.ORDER_PLACED))
                .add("kafka_dlt-original-partition", new byte[Integer.BYTES])
                .add(
                        "kafka_dlt-original-offset",
                        ByteBuffer.allocate(Long.BYTES).putLong(256).array());
        producer.send(letter);
    }

    /** Writes that an operator put the dead letters so far back. */
    private void sendReplay() {
        OperatorAction action = new OperatorAction(
                "replay-1",
                "replay",
                Instant.now().plusSeconds(1),
                "Ann",
                null,
                "token",
                "operator",
                null,
                null,
                bytes("{\"topic\":\"%s\",\"code\":\"INVALID_EVENT\"}"
                        .formatted(TopicNames.deadLettersOf(Superstore.ORDER_PLACED))));
        send(TopicNames.OPERATOR_LOG, action.actionId(), new String(action.value(), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Ruleset ruleset() throws Exception {
        try (var file = Objects.requireNonNull(ShopOnKafka.class.getResourceAsStream(RULES), RULES)) {
            String rules = new String(file.readAllBytes(), StandardCharsets.UTF_8) + TIERS;
            return switch (RulesetReader.read("rules.yaml", bytes(rules))) {
                case RulesetReader.Result.Valid(Ruleset valid) -> valid;
                case RulesetReader.Result.Invalid invalid -> throw new IllegalStateException(invalid.toString());
            };
        }
    }
}
