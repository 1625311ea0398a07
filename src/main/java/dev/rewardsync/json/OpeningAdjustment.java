package dev.rewardsync.json;

import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.PointsAdjusted.Opening;
import dev.rewardsync.event.RejectionCode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The points-adjusted event that imports a customer from a table row; see docs/moving-in.md. Its event id is derived
 * from the customer's id, so that importing a table again has no effect.
 *
 * @param tier the customer's tier; null for none
 * @param value the event as JSON in UTF-8
 */
public record OpeningAdjustment(
        String customerId, long points, @Nullable String tier, byte[] value) {

    /** The column with the customer's id. */
    public static final String CUSTOMER_ID = "customerId";

    /** The column with the opening balance. */
    public static final String POINTS = "points";

    /** The column with the customer's tier. */
    public static final String TIER = "tier";

    /** All columns that a table may have. */
    public static final List<String> COLUMNS = List.of(
            CUSTOMER_ID, POINTS, "expiresAt", "lifetimeSales", "lifetimeSpentPoints", "orders", "reviews", TIER);

    private static final List<String> WHOLE_NUMBERS = List.of(POINTS, "lifetimeSpentPoints", "orders", "reviews");
    private static final List<String> OPENING_COLUMNS = COLUMNS.subList(3, COLUMNS.size());
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,30}");
    private static final String REASON = "Opening balance";
    private static final String EVENT_ID_PREFIX = "opening:";

    /**
     * Returns the event of a row, or its errors with pointers of the form {@code /column}.
     *
     * @param cells the row's cells by column, without empty ones
     * @param at the time of the import
     */
    public static ParseResult<OpeningAdjustment> of(Map<String, String> cells, Instant at) {
        FieldErrors ofEvent = new FieldErrors();
        FieldErrors ofOpening = new FieldErrors();
        Opening opening = PointsAdjustedReader.opening(new JsonFields(values(cells, OPENING_COLUMNS), ofOpening));
        PointsAdjusted event = PointsAdjustedReader.read(new JsonFields(event(cells, at), ofEvent));
        if (event.expiresAt() != null && !event.expiresAt().isAfter(at)) {
            ofEvent.add(JsonPointer.of(null, "expiresAt"), "an instant after the import", "one that is not");
        }
        if (ofEvent.isEmpty() && ofOpening.isEmpty()) {
            return new ParseResult.Parsed<>(new OpeningAdjustment(
                    cells.getOrDefault(CUSTOMER_ID, ""), event.points(), opening.tier(), json(event, opening)));
        }
        List<FieldError> errors = Stream.concat(ofEvent.listed().stream(), ofOpening.listed().stream())
                .toList();
        String detail = errors.stream().map(FieldError::toString).collect(Collectors.joining("; "));
        return new ParseResult.Failed<>(RejectionCode.INVALID_EVENT, detail, errors);
    }

    private static JsonValue.JsonObject event(Map<String, String> cells, Instant at) {
        JsonValue.JsonObject event = values(cells, COLUMNS.subList(0, 3));
        event.put("eventId", new JsonValue.PlainString(eventId(cells.getOrDefault(CUSTOMER_ID, ""))));
        event.put("occurredAt", new JsonValue.PlainString(at.toString()));
        event.put("reason", new JsonValue.PlainString(REASON));
        event.put("opening", new JsonValue.JsonObject());
        return event;
    }

    private static JsonValue.JsonObject values(Map<String, String> cells, List<String> columns) {
        JsonValue.JsonObject values = new JsonValue.JsonObject();
        for (String column : columns) {
            String cell = cells.get(column);
            if (cell != null) {
                boolean whole =
                        WHOLE_NUMBERS.contains(column) && WHOLE.matcher(cell).matches();
                values.put(
                        column,
                        whole ? new JsonValue.JsonNumber(new BigDecimal(cell)) : new JsonValue.PlainString(cell));
            }
        }
        return values;
    }

    /**
     * Returns the event's id: a prefix and the customer's id, or the id's SHA-256 if the event id would be too long.
     */
    private static String eventId(String customerId) {
        return EVENT_ID_PREFIX.length() + customerId.length() <= ShopId.MAX_LENGTH
                ? EVENT_ID_PREFIX + customerId
                : EVENT_ID_PREFIX + HexFormat.of().formatHex(sha256(customerId.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] json(PointsAdjusted event, Opening opening) {
        return JsonObjectWriter.write(json -> json.text("eventId", event.eventId())
                .exactInstant("occurredAt", event.occurredAt())
                .text(CUSTOMER_ID, event.customerId())
                .integer(POINTS, event.points())
                .text("reason", event.reason())
                .text(
                        "expiresAt",
                        event.expiresAt() == null ? null : event.expiresAt().toString())
                .object("opening", object -> opening(object, opening)));
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
