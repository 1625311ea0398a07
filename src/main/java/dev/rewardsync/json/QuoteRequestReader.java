package dev.rewardsync.json;

import dev.rewardsync.decision.QuoteRequest;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;

/**
 * Reads quote requests: a cart is an order-placed event whose ids, lines and totals are optional. The reader fills in
 * the fields that an event requires and then reads it as one; see docs/quotes.md. Unlike an event, a cart must not have other
 * fields: nobody would notice that the quote ignores a misspelled one.
 */
public final class QuoteRequestReader {

    /** The largest request that is accepted, in bytes. */
    public static final int MAX_BYTES = StrictJsonParser.MAX_BYTES;

    private static final JsonValue SUBSTITUTE_ID = new JsonValue.PlainString("quote");
    private static final JsonValue SUBSTITUTE_INSTANT = new JsonValue.PlainString("1970-01-01T00:00:00Z");

    private QuoteRequestReader() {}

    /**
     * Reads a request.
     *
     * @param currency the default currency of a cart
     */
    public static ParseResult<QuoteRequest> read(byte[] body, Currency currency) {
        FieldErrors errors = new FieldErrors();
        try {
            JsonValue.JsonObject cart = StrictJsonParser.read(body);
            KnownFields.CART.check(cart, errors);
            boolean hasInstant = !fill(cart, "occurredAt", SUBSTITUTE_INSTANT);
            boolean hasGrandTotal = complete(cart, currency);
            OrderPlaced order = OrderPlacedReader.readCart(new JsonFields(cart, errors));
            return errors.isEmpty()
                    ? new ParseResult.Parsed<>(new QuoteRequest(order, hasInstant, hasGrandTotal))
                    : ParseResult.Failed.invalid(errors);
        } catch (MalformedJsonException e) {
            return ParseResult.Failed.malformed(e);
        }
    }

    /** Fills in the other fields that an event requires. Returns whether the cart has a grand total. */
    private static boolean complete(JsonValue.JsonObject cart, Currency currency) {
        cart.put("eventId", SUBSTITUTE_ID);
        cart.put("orderId", SUBSTITUTE_ID);
        cart.put("revision", JsonValue.JsonNull.NULL);
        fill(cart, "currency", new JsonValue.PlainString(currency.code()));
        fill(cart, "totals", new JsonValue.JsonObject());
        if (cart.get("lines") instanceof JsonValue.JsonArray(JsonValue[] lines)) {
            number(lines);
        }
        return !(cart.get("totals") instanceof JsonValue.JsonObject totals)
                || !fill(totals, "grandTotal", new JsonValue.JsonNumber(BigDecimal.ZERO));
    }

    /** Sets the id of lines without one to their position, from 1. */
    private static void number(JsonValue[] lines) {
        for (int index = 0; index < lines.length; index++) {
            if (lines[index] instanceof JsonValue.JsonObject line) {
                fill(line, "lineId", new JsonValue.PlainString(Integer.toString(index + 1)));
            }
        }
    }

    private static boolean fill(JsonValue.JsonObject object, String name, JsonValue value) {
        boolean missing = object.get(name) == JsonValue.JsonNull.NULL;
        if (missing) {
            object.put(name, value);
        }
        return missing;
    }
}
