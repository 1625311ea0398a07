package dev.rewardsync.json;

import dev.rewardsync.event.EventType;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.money.Currency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as shops send them, and short ways to read them. */
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

    static Reading reading(EventType type, String json) {
        return READER.read(record(type, utf8(json)));
    }

    static ShopEvent read(EventType type, String json) {
        return switch (reading(type, json)) {
            case Reading.Read(ShopEvent event) -> event;
            case Reading.Unreadable unreadable ->
                throw new AssertionError(unreadable.deadLetter().code() + " "
                        + unreadable.deadLetter().detail());
        };
    }

    /** The code and detail of an event that can't be read; empty for one that can. */
    static String refusal(EventType type, byte @Nullable [] value) {
        return switch (READER.read(record(type, value))) {
            case Reading.Read read -> "";
            case Reading.Unreadable unreadable ->
                unreadable.deadLetter().code() + " " + unreadable.deadLetter().detail();
        };
    }

    static String refusal(EventType type, String json) {
        return refusal(type, utf8(json));
    }

    /** What is wrong with a request for a quote; empty where nothing is. */
    static String quoteRefusal(String json) {
        return switch (QuoteRequestReader.read(utf8(json), Currency.of("USD"))) {
            case QuoteRequestReader.Result.Read read -> "";
            case QuoteRequestReader.Result.Refused refused -> refused.detail();
        };
    }
}
