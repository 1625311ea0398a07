package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rewardsync.decision.Quote;
import dev.rewardsync.event.EventType;
import dev.rewardsync.export.LedgerEntryWriter;
import dev.rewardsync.export.NotificationWriter;
import dev.rewardsync.export.OrderExportWriter;
import dev.rewardsync.export.QuoteWriter;
import dev.rewardsync.money.Currency;
import dev.rewardsync.order.DiscrepancyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SchemasTest {

    private static List<String> names() {
        return Schemas.names();
    }

    @Test
    void everyTypeOfRecordHasASchema() {
        List<String> expected = new ArrayList<>(
                List.of("balance.json", "ledger-entry.json", "notification.json", "order-export.json", "ruleset.json"));
        expected.addAll(List.of("account.json", "quote.json", "quote-request.json"));
        Stream.of(EventType.values()).map(type -> type.wireName() + ".json").forEach(expected::add);

        assertThat(names()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAValidSchemaWithATitleAndAnId(String name) {
        Schema metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        JsonNode schema = Schemas.document(name);

        assertThat(Schemas.validationErrors(metaSchema, schema)).isEmpty();
        assertThat(schema.get("$id").asString()).isEqualTo("https://rewardsync.dev/schemas/" + name);
        assertThat(schema.get("title").asString()).isNotBlank();
        assertThat(fieldsWithoutDescription(schema, "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasExamplesThatAreValid(String name) {
        assertThat(Schemas.examples(name))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(Schemas.validationErrors(Schemas.schema(name), example))
                        .as(example.toString())
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void readerAcceptsTheExamplesOfEvents(EventType type) {
        assertThat(Schemas.examples(type.wireName() + ".json"))
                .allSatisfy(example -> assertThat(EventSamples.errorOf(type, example.toString()))
                        .isEmpty());
    }

    @Test
    void readerAcceptsTheExamplesOfQuoteRequests() {
        assertThat(Schemas.examples("quote-request.json"))
                .allSatisfy(example -> assertThat(EventSamples.quoteErrorOf(example.toString()))
                        .isEmpty());
    }

    @Test
    void quotesNameEveryCode() {
        JsonNode quote = Schemas.document("quote.json");
        Stream<String> codes = Stream.concat(
                Stream.of(DiscrepancyCode.values())
                        .filter(code -> code != DiscrepancyCode.REFUND_EXCEEDS_ORDER
                                && code != DiscrepancyCode.ORDER_CANCELED) // of later steps alone
                        .map(Enum::name),
                Stream.of(Quote.QuoteProblemCode.values()).map(Enum::name));

        assertThat(texts(quote.at("/$defs/prospect/properties/problems/items/properties/code/enum")))
                .isEqualTo(codes.toList());
        assertThat(texts(quote.at("/properties/redeemable/properties/because/enum")))
                .isEqualTo(Stream.of(Quote.Bound.values()).map(Enum::name).toList());
        assertThat(texts(quote.at("/properties/nothingEarned/enum")))
                .isEqualTo(Stream.of(Quote.NoEarningReason.values())
                        .map(Enum::name)
                        .toList());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void writersProduceValidRecords() {
        assertThat(Schemas.validationErrors(
                        "ledger-entry.json", LedgerEntryWriter.value(new JsonObjectWriter(), OutputSamples.ACCRUAL)))
                .isEmpty();
        assertThat(Schemas.validationErrors(
                        "ledger-entry.json", LedgerEntryWriter.value(new JsonObjectWriter(), OutputSamples.EXPIRY)))
                .isEmpty();
        assertThat(Schemas.validationErrors(
                        "order-export.json", OrderExportWriter.value(new JsonObjectWriter(), OutputSamples.EXPORT)))
                .isEmpty();
        assertThat(Schemas.validationErrors("order-export.json", OutputSamples.GUEST_EXPORT_BYTES))
                .isEmpty();
        assertThat(Schemas.validationErrors("balance.json", OutputSamples.BALANCE_BYTES))
                .isEmpty();
        assertThat(Schemas.validationErrors("balance.json", OutputSamples.EMPTY_BALANCE_BYTES))
                .isEmpty();
        assertThat(Schemas.validationErrors("account.json", OutputSamples.ACCOUNT_BYTES))
                .isEmpty();
        assertThat(Schemas.validationErrors("quote.json", QuoteWriter.value(OutputSamples.QUOTE)))
                .isEmpty();
        assertThat(Schemas.validationErrors("quote.json", QuoteWriter.value(OutputSamples.GUESTS_QUOTE)))
                .isEmpty();
        assertThat(OutputSamples.NOTIFICATIONS)
                .allSatisfy(notification -> assertThat(Schemas.validationErrors(
                                "notification.json", NotificationWriter.value(new JsonObjectWriter(), notification)))
                        .isEmpty());
    }

    @Test
    void outputSchemasRejectUnknownFields() {
        byte[] surplus = EventSamples.utf8("{\"customerId\":\"c\",\"surplus\":1}");

        assertThat(Schemas.validationErrors("balance.json", surplus))
                .anyMatch(objection -> objection.contains("surplus"));
    }

    @ParameterizedTest
    @CsvSource({
        "one-id, One name, true",
        "odd / id: \u00FC\uD83D\uDE00, Family \uD83D\uDC68\u200D\uD83D\uDC69, true",
        "'id\u001B[2J', name, false",
        "'id\n', name, false",
        "id\u202E, name, false",
        "id, 'name\n', false",
        "id, name\u009B, false"
    })
    void rulesetsHaveIdsAndNamesThatCanBePrinted(String id, String name, boolean valid) {
        JsonNode ruleset = Schemas.MAPPER
                .createObjectNode()
                .put("currency", "USD")
                .put("timezone", "UTC")
                .set(
                        "rules",
                        Schemas.MAPPER
                                .createArrayNode()
                                .add(Schemas.MAPPER
                                        .createObjectNode()
                                        .put("id", id)
                                        .put("name", name)
                                        .put("type", "cart")
                                        .set("earn", Schemas.MAPPER.readTree("{\"style\":\"fixed\",\"points\":1}"))));
        assertThat(Schemas.validationErrors(Schemas.schema("ruleset.json"), ruleset)
                        .isEmpty())
                .isEqualTo(valid);
    }

    @Test
    void namesTheCurrenciesThatTheReaderKnows() {
        JsonNode codes =
                Schemas.document("common.json").get("$defs").get("currency").get("enum");
        Set<String> named = codes.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        Set<String> known = java.util.Currency.getAvailableCurrencies().stream()
                .map(java.util.Currency::getCurrencyCode)
                .filter(code -> Currency.find(code).isPresent())
                .collect(Collectors.toSet());

        assertThat(named).isEqualTo(known);
    }

    /** Returns the fields without a description. */
    private static List<String> fieldsWithoutDescription(JsonNode node, String path) {
        List<String> found = new ArrayList<>();
        JsonNode fields = path.endsWith("/examples") ? null : node.get("properties");
        boolean narrowsElsewhere = path.contains("/allOf") || path.contains("/if") || path.contains("/operators");
        if (fields != null && !narrowsElsewhere) {
            fields.propertyStream()
                    .filter(field -> !field.getValue().has("description")
                            && !field.getValue().path("$ref").asString().startsWith("#/$defs/")
                            && !field.getValue().path("$ref").asString().startsWith("common.json"))
                    .forEach(field -> found.add(path + "/" + field.getKey()));
        }
        node.propertyStream()
                .filter(field -> field.getValue().isObject())
                .forEach(
                        field -> found.addAll(fieldsWithoutDescription(field.getValue(), path + "/" + field.getKey())));
        return found;
    }
}
