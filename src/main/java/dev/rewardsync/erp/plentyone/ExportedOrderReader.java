package dev.rewardsync.erp.plentyone;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading of order exports that the worker or {@code process} wrote, one a line. */
public final class ExportedOrderReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final EventReader events = new EventReader();

    /** A line is no order export, or one of which no order can be made. */
    public static final class BadExport extends Exception {

        private static final long serialVersionUID = 1L;

        BadExport(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The export in a line: bare, or an output line of {@code process}; empty for output lines of other topics. */
    public Optional<ExportedOrder> read(byte[] line) throws BadExport {
        try {
            JsonNode read = JSON.readTree(line);
            JsonNode export = read.has("topic") ? read.path("value") : read;
            return read.has("topic") && !export.has("exportId") ? Optional.empty() : Optional.of(order(export));
        } catch (JacksonException e) {
            throw new BadExport("expected JSON: " + e.getOriginalMessage(), e);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new BadExport("expected an order export, a number in it can't be read", e);
        }
    }

    private ExportedOrder order(JsonNode export) throws BadExport {
        JsonNode rewards = export.path("rewards");
        Map<String, BigDecimal> byLine = new LinkedHashMap<>();
        for (JsonNode part : rewards.path("discountByLine")) {
            byLine.put(text(part, "/lineId"), new BigDecimal(text(part, "/discount")));
        }
        return new ExportedOrder(
                text(export, "/reason"),
                placed(export),
                Long.parseLong(text(rewards, "/pointsUsed")),
                Long.parseLong(text(rewards, "/pointsEarned")),
                Long.parseLong(text(rewards, "/netBalanceChange")),
                new BigDecimal(text(rewards, "/discount")),
                byLine,
                system(rewards.path("base")));
    }

    private OrderPlaced placed(JsonNode export) throws BadExport {
        if (export.has("orderExport")) {
            throw new BadExport(
                    "the order itself is in export "
                            + export.path("orderExport").asString() + ": map that one",
                    null);
        }
        JsonNode order = export.path("order");
        if (!order.isObject()) {
            throw new BadExport("expected an order export with an order, found none", null);
        }
        try {
            return events.orderPlaced(JSON.writeValueAsBytes(order));
        } catch (IllegalArgumentException e) {
            throw new BadExport("the order in it can't be read: " + e.getMessage(), e);
        }
    }

    private static ExportedOrder.@Nullable System system(JsonNode base) throws BadExport {
        if (base.isMissingNode()) {
            return null;
        }
        Currency currency = Currency.find(text(base, "/currency"))
                .orElseThrow(() -> new BadExport("/rewards/base/currency: expected an ISO 4217 currency code", null));
        return new ExportedOrder.System(currency, new BigDecimal(text(base, "/exchangeRate")));
    }

    private static String text(JsonNode from, String pointer) throws BadExport {
        JsonNode value = from.at(pointer);
        if (!value.isValueNode() || value.isNull()) {
            throw new BadExport("expected an order export, its field " + pointer.substring(1) + " is missing", null);
        }
        return value.asString();
    }
}
