package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.rewardsync.event.EventType;
import dev.rewardsync.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests that the reader and the published schema reject the same randomly changed events. */
class SchemaAgreementTest {

    private static final long SEED = 20261121;
    private static final int CASES_PER_FIELD = 150;

    private static final Set<String> IDS =
            Set.of("eventId", "customerId", "orderId", "lineId", "sku", "refundId", "reviewId", "referrerId");

    /**
     * Values at and beyond the limits of fields, as JSON, without limits that binary floating point cannot represent.
     */
    private static final List<String> VALUES = List.of(
                    "null true false [] {} [null] [1] [\"a\"] [{}] [[]] [\"a\",null] {\"a\":1} {\"a\":[1,{}]} {\"code\":\"x\",\"amount\":1}",
                    "0 -0 -0.0 1 -1 1.0 1e0 10e-1 1.5 0.5 1e2 0.0001 0.00001 0.000001 0.0000001 1e-12 1e-13 1e-30 1e-31",
                    "999999999999999 1e15 999999999999999.9999 -999999999999999.9999 2147483647 2147483648",
                    "3.3000000000000003 -0.00000049 -0.0000005 0.00005 0.0000499999 0.0000000000005 0.00000000000049999",
                    "42 \"42\" -7 \"\\u0000\" \"a\\u0000\"",
                    "9223372036854775807 9223372036854775808 -9223372036854775808 9007199254740993 3.0000000000000004",
                    "\"\" \"x\" \"0\" \"-0\" \"-0.00\" \"-0.01\" \"1\" \"45.00\" \"1.0000000\" \"0.0000001\" \"0.000001\" \"0.00001\"",
                    "\"01\" \"00\" \"+1\" \"1e3\" \".5\" \"5.\" \"5.0.0\" \"-\" \"1,5\" \"0x1F\" \"NaN\" \"999999999999999.999999\"",
                    "\"1000000000000000\" \"USD\" \"usd\" \"EUR\" \"XXX\" \"US\" \"USDT\" \"completed\" \"2024-02-29\" \"2026-02-29\" \"login\" \"logout\" \"tier-down\" \"active\" \"suspended\" \"Active\" \"custom:\" \"custom:x\"",
                    "\"2026-13-01\" \"2026-1-1\" \"2026-11-21T10:15:30Z\" \"2026-11-21T10:15:30.123456789Z\" \"2026-11-21T10:15:30.1234567890Z\"",
                    "\"2026-11-21T10:15:30.Z\" \"2026-11-21T10:15:30+01:00\" \"2026-11-21T10:15:30+18:00\"",
                    "\"2026-11-21T10:15:30+24:00\" \"2026-11-21T10:15:30\"",
                    "\"2026-11-21T10:15Z\" \"2026-11-21T24:00:00Z\" \"2026-11-21T23:59:60Z\" \"2016-12-31T23:59:60Z\" \"2026-11-21t10:15:30z\"",
                    "\"2026-11-21_10:15:30Z\" \"2026-11-31T10:15:30Z\" \"0000-01-01T00:00:00Z\" \"9999-12-31T23:59:59Z\" \"2026-11-21T10:15:30+0100\"")
            .stream()
            .flatMap(line -> List.of(line.split(" ")).stream())
            .toList();

    /**
     * Long values at and beyond the limits. Numbers have no exponents, because the validator does not support large
     * ones.
     */
    private static final List<String> LONG_VALUES = List.of(
            "1" + "0".repeat(29),
            "1" + "0".repeat(30),
            "-1" + "0".repeat(30),
            "-1" + "0".repeat(127),
            "9".repeat(1000),
            "0." + "0".repeat(29) + "1",
            "\"" + "x".repeat(128) + "\"",
            "\"" + "x".repeat(129) + "\"",
            "\"" + "\uD83D\uDE00".repeat(128) + "\"",
            "\"" + "\uD83D\uDE00".repeat(129) + "\"",
            "\"" + "x".repeat(320) + "\"",
            "\"" + "x".repeat(321) + "\"",
            "\"1." + "0".repeat(1000) + "\"",
            "\"1." + "0".repeat(1001) + "\"",
            "\"0." + "0".repeat(40) + "1\"");

    @ParameterizedTest
    @EnumSource
    void readerAndSchemaRejectTheSameEvents(EventType type) throws Throwable {
        List<JsonNode> samples = new ArrayList<>(Schemas.examples(schemaOf(type)));
        samples.add(CompleteEvents.node(type));
        int cases = CASES_PER_FIELD * CompleteEvents.fieldsOfSchema(type).size();
        assertSameRejections(schemaOf(type), samples, cases, json -> EventSamples.errorOf(type, json));
    }

    /** Ensures that the test above covers every type. */
    @ParameterizedTest
    @EnumSource
    void everyTypeHasASchemaAndSamples(EventType type) {
        assertThat(Schemas.names()).contains(schemaOf(type));
        assertThat(Schemas.examples(schemaOf(type))).isNotEmpty();
        assertThat(CompleteEvents.types()).contains(type);
    }

    @Test
    void readerAndSchemaRejectTheSameQuoteRequests() throws Throwable {
        String schema = "quote-request.json";
        assertSameRejections(schema, Schemas.examples(schema), 4000, EventSamples::quoteErrorOf);
    }

    private static String schemaOf(EventType type) {
        return type.wireName() + ".json";
    }

    private static void assertSameRejections(
            String schema, List<JsonNode> samples, int cases, UnaryOperator<String> reader) throws Throwable {
        long seed = Seeds.orElse(SEED);
        Seeds.run("SchemaAgreementTest", seed, () -> assertSameRejections(schema, samples, cases, seed, reader));
    }

    private static void assertSameRejections(
            String name, List<JsonNode> samples, int cases, long seed, UnaryOperator<String> reader) {
        Random random = new Random(seed);
        Schema schema = Schemas.schema(name);
        JsonNode document = Schemas.document(name);
        List<String> disagreements = new ArrayList<>();
        int rejected = 0;
        for (int index = 0; index < cases; index++) {
            ObjectNode event =
                    (ObjectNode) samples.get(random.nextInt(samples.size())).deepCopy();
            changeOrRemoveFields(event, document, random);
            if (hasIdWithPoint(event)) {
                continue;
            }
            String error = reader.apply(event.toString());
            List<String> validationErrors = Schemas.validationErrors(schema, event);
            rejected += error.isEmpty() ? 0 : 1;
            if (error.isEmpty() != validationErrors.isEmpty()) {
                disagreements.add("%s%n  reader: %s%n  schema: %s".formatted(event, error, validationErrors));
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(rejected).isBetween(cases / 5, cases * 19 / 20);
    }

    /** Tests checks of the reader that no schema can express. */
    @Test
    void readerRejectsErrorsThatSchemasCannotExpress() {
        JsonNode order = Schemas.examples("order-placed.json").getFirst();
        ObjectNode sameLineTwice = (ObjectNode) order.deepCopy();
        ((ArrayNode) sameLineTwice.get("lines")).add(order.get("lines").get(0));
        ObjectNode tooDeep = ((ObjectNode) order.deepCopy());
        tooDeep.set("extra", Schemas.MAPPER.readTree("[".repeat(32) + "]".repeat(32)));

        ObjectNode idWithPoint = (ObjectNode) order.deepCopy();
        idWithPoint.set("orderId", Schemas.MAPPER.readTree("42.0"));

        Map.of(
                        sameLineTwice,
                        EventType.ORDER_PLACED,
                        tooDeep,
                        EventType.ORDER_PLACED,
                        idWithPoint,
                        EventType.ORDER_PLACED)
                .forEach((event, type) -> {
                    assertThat(Schemas.validationErrors(Schemas.schema(type.wireName() + ".json"), event))
                            .isEmpty();
                    assertThat(EventSamples.errorOf(type, event.toString())).isNotEmpty();
                });
    }

    /** RFC 3339 allows these offsets. The reader accepts them, but some validators do not. */
    @ParameterizedTest
    @ValueSource(strings = {"-00:00", "+18:01", "+23:59"})
    void readerAcceptsEveryOffsetOfTheStandard(String offset) {
        ObjectNode event = (ObjectNode)
                Schemas.examples("customer-updated.json").getFirst().deepCopy();
        event.put("occurredAt", "2026-11-21T10:15:30" + offset);

        assertThat(EventSamples.errorOf(EventType.CUSTOMER_UPDATED, event.toString()))
                .isEmpty();
    }

    /** A schema treats 42.0 as an integer and therefore as an id; the reader rejects it. */
    private static boolean hasIdWithPoint(JsonNode node) {
        return node.propertyStream()
                        .anyMatch(field -> IDS.contains(field.getKey())
                                && field.getValue().isBigDecimal()
                                && field.getValue().decimalValue().scale() != 0)
                || node.valueStream().anyMatch(SchemaAgreementTest::hasIdWithPoint);
    }

    /** Changes or removes one or two fields of the event, mostly known ones. */
    private static void changeOrRemoveFields(ObjectNode event, JsonNode schema, Random random) {
        for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
            ObjectNode target = event;
            JsonNode described = schema;
            while (true) {
                List<String> names = fieldNames(target, described);
                String name = names.get(random.nextInt(names.size()));
                JsonNode value = target.get(name);
                JsonNode inner = value != null && value.isArray() ? value.get(0) : value;
                if (inner instanceof ObjectNode object && random.nextInt(8) > 0) {
                    target = object;
                    JsonNode next = described.path("properties").path(name);
                    described = value.isArray() ? next.path("items") : next;
                } else {
                    change(target, name, random);
                    break;
                }
            }
        }
    }

    private static List<String> fieldNames(ObjectNode target, JsonNode described) {
        List<String> names = new ArrayList<>(target.propertyNames());
        names.addAll(described.path("properties").propertyNames());
        if (described.path("allOf").isArray()) {
            names.addAll(List.of("eventId", "occurredAt", "customerId", "website"));
        }
        if (names.isEmpty()) {
            names.add("unknown");
        }
        return names;
    }

    private static void change(ObjectNode target, String name, Random random) {
        int choice = random.nextInt(12);
        if (choice == 0) {
            target.remove(name);
        } else {
            List<String> values = choice == 1 ? LONG_VALUES : VALUES;
            target.set(name, Schemas.MAPPER.readTree(values.get(random.nextInt(values.size()))));
        }
    }
}
