package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of everything that the worker has written, whatever happened to it meanwhile. */
final class Audit {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CommittedReader written;
    private final Books books;

    Audit(CommittedReader written) {
        this.written = written;
        this.books = Books.of(written);
    }

    /** The customers' entries are numbered without gaps, and each says what the balance is after it. */
    Audit entriesAddUp() {
        books.ledger().forEach((customer, entries) -> {
            long available = 0;
            long pending = 0;
            for (int number = 1; number <= entries.size(); number++) {
                JsonNode entry = JSON.readTree(entries.get(number - 1));
                available += entry.get("available").asLong();
                pending += entry.get("pending").asLong();
                assertThat(entry.get("sequence").asLong()).as(customer).isEqualTo(number);
                assertThat(entry.get("balance").toString())
                        .as(customer)
                        .isEqualTo("{\"available\":%d,\"pending\":%d}".formatted(available, pending));
            }
        });
        return this;
    }

    /** What was booked on the lots of a customer is what can be spent; no lot is below zero. */
    Audit lotsAddUp() {
        books.ledger().forEach((customer, entries) -> {
            Map<String, Long> lots = new HashMap<>();
            entries.forEach(entry -> JSON.readTree(entry)
                    .get("lots")
                    .valueStream()
                    .forEach(lot -> lots.merge(
                            lot.get("lotId").asString(), lot.get("points").asLong(), Long::sum)));
            long available =
                    JSON.readTree(entries.getLast()).at("/balance/available").asLong();
            assertThat(lots.values()).as(customer).allMatch(points -> points >= 0);
            assertThat(lots.values().stream().mapToLong(Long::longValue).sum())
                    .as(customer)
                    .isEqualTo(Math.max(available, 0));
        });
        return this;
    }

    /** Every customer with entries has a balance, and it is the sum of the entries. */
    Audit balancesAreSumsOfTheLedger() {
        Map<String, String> balances = new TreeMap<>();
        written.of(Books.BALANCES).forEach(balance -> balances.put(balance.key(), points(balance.value())));
        Map<String, String> sums = new TreeMap<>();
        books.ledger().forEach((customer, entries) -> sums.put(customer, sums(entries)));
        assertThat(balances).isEqualTo(sums);
        return this;
    }

    /** Every order is exported, each revision once, from 1 without gaps, as it was placed and as it ended. */
    Audit ordersAreExportedOncePerRevision(List<ShopRecord> records) {
        Map<String, String> ends = eventsOf(Superstore.ORDER_STATUS_CHANGED, records).stream()
                .collect(Collectors.toMap(
                        event -> event.get("orderId").asString(),
                        event -> event.get("status").asString().toUpperCase(Locale.ROOT)));
        assertThat(books.exports().keySet()).isEqualTo(ends.keySet());
        books.exports().forEach((orderId, exports) -> {
            List<JsonNode> read = exports.stream().map(JSON::readTree).toList();
            assertThat(read.stream().map(export -> export.get("exportId").asString()))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, exports.size())
                            .mapToObj(revision -> orderId + ":" + revision)
                            .toList());
            assertThat(read.getFirst().get("reason").asString()).isEqualTo("PLACED");
            assertThat(read.stream().map(export -> export.get("reason").asString()))
                    .containsOnlyOnce(ends.get(orderId));
        });
        return this;
    }

    /** The order in every export is the shop's own, byte for byte. */
    Audit ordersAreTheShopsOwn(List<ShopRecord> records) {
        Map<String, String> placed = records.stream()
                .filter(record -> record.topic().equals(Superstore.ORDER_PLACED))
                .collect(Collectors.toMap(
                        record -> JSON.readTree(record.json()).get("orderId").asString(), ShopRecord::json));
        books.exports()
                .forEach((orderId, exports) -> assertThat(exports)
                        .allSatisfy(export -> assertThat(export).endsWith(",\"order\":" + placed.get(orderId) + "}")));
        return this;
    }

    /** Nothing was put aside. */
    Audit nothingIsDeadLettered() {
        assertThat(Books.DEAD_LETTERS)
                .allSatisfy(topic -> assertThat(written.of(topic))
                        .extracting(ConsumerRecord::value)
                        .isEmpty());
        return this;
    }

    /** The books are the same as others, byte for byte. */
    Audit isTheSameAs(Books expected) {
        same(books.ledger(), expected.ledger());
        same(books.exports(), expected.exports());
        return this;
    }

    private static void same(Map<String, List<String>> actual, Map<String, List<String>> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((key, records) -> assertThat(records).as(key).isEqualTo(expected.get(key)));
    }

    private static String points(String balance) {
        JsonNode read = JSON.readTree(balance);
        return "available %s, pending %s, entries %s"
                .formatted(read.get("available"), read.get("pending"), read.get("sequence"));
    }

    private static String sums(List<String> entries) {
        long available = 0;
        long pending = 0;
        for (String entry : entries) {
            JsonNode read = JSON.readTree(entry);
            available += read.get("available").asLong();
            pending += read.get("pending").asLong();
        }
        return "available %d, pending %d, entries %d".formatted(available, pending, entries.size());
    }

    private static List<JsonNode> eventsOf(String topic, List<ShopRecord> records) {
        return records.stream()
                .filter(record -> record.topic().equals(topic))
                .map(record -> JSON.readTree(record.json()))
                .toList();
    }
}
