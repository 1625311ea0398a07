package dev.rewardsync.json;

import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.PointsAdjusted.Opening;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points-adjusted event that moves a customer in, made of the cells of a table. Its id is derived from the customer's,
 * so that a customer moves in once, however often the table is read.
 */
public final class OpeningAdjustment {

    /** The column that says whose line it is. */
    public static final String CUSTOMER_ID = "customerId";

    /** The column of the balance brought along. */
    public static final String POINTS = "points";

    /** The column of a tier. */
    public static final String TIER = "tier";

    /** What columns a table may have. */
    public static final List<String> COLUMNS = List.of(
            CUSTOMER_ID, POINTS, "expiresAt", "lifetimeSales", "lifetimeSpentPoints", "orders", "reviews", TIER);

    private static final List<String> WHOLE_NUMBERS = List.of(POINTS, "lifetimeSpentPoints", "orders", "reviews");
    private static final List<String> OF_OPENING = COLUMNS.subList(3, COLUMNS.size());
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,30}");
    private static final String REASON = "Opening balance";
    private static final String EVENT_ID = "opening:";

    /** What came of the cells. */
    public sealed interface Result {

        /**
         * The event's bytes, and what somebody may ask about it.
         *
         * @param tier that the customer brings along; null for none
         */
        record Made(
                String customerId, long points, @Nullable String tier, byte[] value) implements Result {}

        /** All that is wrong; the pointers are {@code /column}. */
        record Refused(List<FieldError> problems) implements Result {}
    }

    private OpeningAdjustment() {}

    /**
     * The event of a line.
     *
     * @param cells by column, without those that are empty
     * @param at when customers move in
     */
    public static Result of(Map<String, String> cells, Instant at) {
        FieldErrors ofEvent = new FieldErrors();
        FieldErrors ofOpening = new FieldErrors();
        Opening opening = PointsAdjustedReader.opening(new JsonFields(values(cells, OF_OPENING), ofOpening));
        PointsAdjusted event = PointsAdjustedReader.read(new JsonFields(event(cells, at), ofEvent));
        if (ofEvent.none() && ofOpening.none()) {
            return new Result.Made(
                    cells.getOrDefault(CUSTOMER_ID, ""), event.points(), opening.tier(), value(event, opening));
        }
        return new Result.Refused(Stream.concat(ofEvent.told().stream(), ofOpening.told().stream())
                .toList());
    }

    private static JsonValue.Fields event(Map<String, String> cells, Instant at) {
        JsonValue.Fields event = values(cells, COLUMNS.subList(0, 3));
        event.put("eventId", new JsonValue.PlainText(eventId(cells.getOrDefault(CUSTOMER_ID, ""))));
        event.put("occurredAt", new JsonValue.PlainText(at.toString()));
        event.put("reason", new JsonValue.PlainText(REASON));
        event.put("opening", new JsonValue.Fields());
        return event;
    }

    private static JsonValue.Fields values(Map<String, String> cells, List<String> columns) {
        JsonValue.Fields values = new JsonValue.Fields();
        for (String column : columns) {
            String cell = cells.get(column);
            if (cell != null) {
                boolean whole =
                        WHOLE_NUMBERS.contains(column) && WHOLE.matcher(cell).matches();
                values.put(column, whole ? new JsonValue.Numeric(new BigDecimal(cell)) : new JsonValue.PlainText(cell));
            }
        }
        return values;
    }

    /** A customer's id behind a word; a hash of it where both would be too long for an event's id. */
    private static String eventId(String customerId) {
        return EVENT_ID.length() + customerId.length() <= ShopId.MAX_LENGTH
                ? EVENT_ID + customerId
                : EVENT_ID + HexFormat.of().formatHex(sha256(customerId.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] value(PointsAdjusted event, Opening opening) {
        return JsonObjectWriter.write(json -> json.text("eventId", event.eventId())
                .exactInstant("occurredAt", event.occurredAt())
                .text(CUSTOMER_ID, event.customerId())
                .integer(POINTS, event.points())
                .text("reason", event.reason())
                .text(
                        "expiresAt",
                        event.expiresAt() == null ? null : event.expiresAt().toString())
                .object("opening", figures -> opening(figures, opening)));
    }

    private static void opening(JsonObjectWriter json, Opening opening) {
        json.exact("lifetimeSales", opening.lifetimeSales());
        count(json, "lifetimeSpentPoints", opening.lifetimeSpentPoints());
        count(json, "orders", opening.orders());
        count(json, "reviews", opening.reviews());
        json.text(TIER, opening.tier());
    }

    private static void count(JsonObjectWriter json, String name, @Nullable Long count) {
        if (count != null) {
            json.integer(name, count);
        }
    }
}
