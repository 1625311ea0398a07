package dev.rewardsync.json;

import dev.rewardsync.decision.QuoteRequest;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * Reading of a cart that somebody asks about: an order-placed event that need not have ids, lines and totals. It is made
 * a whole event first, and read as one.
 */
public final class QuoteRequestReader {

    /** The largest request that is read, in bytes. */
    public static final int MAX_BYTES = StrictJsonParser.MAX_BYTES;

    private static final JsonValue NO_ID = new JsonValue.PlainText("quote");
    private static final JsonValue NO_MOMENT = new JsonValue.PlainText("1970-01-01T00:00:00Z");

    private QuoteRequestReader() {}

    /** What came of reading a request. */
    public sealed interface Result {

        /** The request. */
        record Read(QuoteRequest request) implements Result {}

        /**
         * What is wrong with it.
         *
         * @param detail all of it in one line, or the first few and a count
         * @param problems the first few
         */
        record Refused(String detail, List<FieldError> problems) implements Result {}
    }

    /**
     * Reads a request.
     *
     * @param currency of a cart that names none
     */
    public static Result read(byte[] body, Currency currency) {
        FieldErrors problems = new FieldErrors();
        try {
            JsonValue.Fields cart = StrictJsonParser.read(body);
            boolean momentNamed = !fill(cart, "occurredAt", NO_MOMENT);
            boolean grandTotalNamed = complete(cart, currency);
            OrderPlaced order = OrderPlacedReader.readCart(new JsonFields(cart, problems));
            return problems.none()
                    ? new Result.Read(new QuoteRequest(order, momentNamed, grandTotalNamed))
                    : new Result.Refused(problems.detail(), problems.told());
        } catch (MalformedJsonException e) {
            FieldError malformed = new FieldError("", Objects.requireNonNullElse(e.getMessage(), ""));
            return new Result.Refused(malformed.problem(), List.of(malformed));
        }
    }

    /** Fills in what else an event has to have and a cart need not; true where the cart names its grand total. */
    private static boolean complete(JsonValue.Fields cart, Currency currency) {
        cart.put("eventId", NO_ID);
        cart.put("orderId", NO_ID);
        cart.put("revision", JsonValue.Null.NULL);
        fill(cart, "currency", new JsonValue.PlainText(currency.code()));
        fill(cart, "totals", new JsonValue.Fields());
        if (cart.get("lines") instanceof JsonValue.Elements(JsonValue[] lines)) {
            number(lines);
        }
        return !(cart.get("totals") instanceof JsonValue.Fields totals)
                || !fill(totals, "grandTotal", new JsonValue.Numeric(BigDecimal.ZERO));
    }

    /** Names lines that have no id of their own by their place. */
    private static void number(JsonValue[] lines) {
        for (int index = 0; index < lines.length; index++) {
            if (lines[index] instanceof JsonValue.Fields line) {
                fill(line, "lineId", new JsonValue.PlainText(Integer.toString(index + 1)));
            }
        }
    }

    private static boolean fill(JsonValue.Fields object, String name, JsonValue value) {
        boolean missing = object.get(name) == JsonValue.Null.NULL;
        if (missing) {
            object.put(name, value);
        }
        return missing;
    }
}
