package dev.rewardsync.json;

import dev.rewardsync.decision.QuoteRequest;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.money.Currency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sample events, and methods that read them. */
final class EventSamples {

    static final String ORDER = """
            {"eventId":"e-42","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1001","orderId":"100000042","currency":"USD",
             "lines":[{"lineId":"1","sku":"CHAIR-1","quantity":1,"unitPrice":"50.00","attributes":{"category":["Furniture","Chairs"]}}],
             "totals":{"grandTotal":"45.00"},"rewards":{"pointsUsed":500,"discount":"5.00"}}""";

    private static final EventReader READER = new EventReader();

    private EventSamples() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static SourceRecord record(EventType type, byte @Nullable [] value) {
        return new SourceRecord(
                type, "shop." + type.wireName(), 0, 7, Instant.parse("2026-11-21T10:15:31Z"), null, value, List.of());
    }

    static ParseResult<ShopEvent> result(EventType type, String json) {
        return READER.read(record(type, utf8(json)));
    }

    static ShopEvent read(EventType type, String json) {
        return switch (result(type, json)) {
            case ParseResult.Parsed<ShopEvent>(ShopEvent event) -> event;
            case ParseResult.Failed<ShopEvent> failure ->
                throw new AssertionError(failure.code() + " " + failure.detail());
        };
    }

    /** Returns the code and detail of an invalid event; the empty text for a valid one. */
    static String errorOf(EventType type, byte @Nullable [] value) {
        return switch (READER.read(record(type, value))) {
            case ParseResult.Parsed<ShopEvent> parsed -> "";
            case ParseResult.Failed<ShopEvent> failure -> failure.code() + " " + failure.detail();
        };
    }

    static String errorOf(EventType type, String json) {
        return errorOf(type, utf8(json));
    }

    /** Returns an order with a value in a field that is not read. */
    static String orderWithExtra(String json) {
        return ORDER.replace("\"rewards\"", "\"extra\":" + json + ",\"rewards\"");
    }

    /** Returns the errors of a quote request; the empty text for a valid one. */
    static String quoteErrorOf(String json) {
        return switch (QuoteRequestReader.read(utf8(json), Currency.of("USD"))) {
            case ParseResult.Parsed<QuoteRequest> parsed -> "";
            case ParseResult.Failed<QuoteRequest> failure -> failure.detail();
        };
    }
}
