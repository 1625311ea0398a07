package dev.rewardsync.json;

import dev.rewardsync.erp.plentyone.ExportedOrder;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.json.RawFields.RawText;
import dev.rewardsync.json.RawFields.RawValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads order exports that the worker or the command {@code process} wrote, one per line. */
public final class ExportedOrderReader {

    private static final String ORDER = "order";

    private ExportedOrderReader() {}

    /** Thrown if a line is not an order export, or is one that contains no valid order. */
    public static final class InvalidExportException extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidExportException(String message) {
            super(message);
        }
    }

    /**
     * Reads the export in a line: an export's value, or an output line of {@code process}. Returns empty for output
     * lines of other topics.
     *
     * @throws InvalidExportException if the line is not an order export with a valid order
     */
    public static Optional<ExportedOrder> read(byte[] line) throws InvalidExportException {
        try {
            RawFields fields = RawFields.read(line);
            return fields.get("topic") == null ? Optional.of(order(line, fields)) : ofOutputLine(fields);
        } catch (RawFields.NotAnObjectException e) {
            throw new InvalidExportException("expected JSON: " + e.getMessage());
        }
    }

    private static Optional<ExportedOrder> ofOutputLine(RawFields fields)
            throws InvalidExportException, RawFields.NotAnObjectException {
        RawValue value = fields.get("value");
        boolean deadLetter = fields.get("headers") != null;
        if (value == null || deadLetter) {
            return Optional.empty();
        }
        byte[] record = value.utf8();
        RawFields export = RawFields.read(record);
        return export.get("exportId") == null ? Optional.empty() : Optional.of(order(record, export));
    }

    private static ExportedOrder order(byte[] export, RawFields fields) throws InvalidExportException {
        if (fields.get("orderExport") instanceof RawText(String carrier)) {
            throw new InvalidExportException("the order itself is in export " + carrier + ": map that one");
        }
        RawValue order = fields.get(ORDER);
        if (order == null) {
            throw new InvalidExportException("expected an order export with an order, found none");
        }
        OrderPlaced placed = placed(order.utf8());
        return switch (OutputFields.read(export, ORDER, head -> order(head, placed))) {
            case ParseResult.Parsed<ExportedOrder>(ExportedOrder exported) -> exported;
            case ParseResult.Failed<ExportedOrder> failure ->
                throw new InvalidExportException("expected an order export: " + failure.detail());
        };
    }

    /** Reads the order that the shop sent; it must be a valid order-placed event. */
    static OrderPlaced placed(byte[] order) throws InvalidExportException {
        FieldErrors errors = new FieldErrors();
        try {
            OrderPlaced placed = OrderPlacedReader.read(new JsonFields(StrictJsonParser.read(order), errors));
            if (errors.isEmpty()) {
                return placed;
            }
        } catch (MalformedJsonException e) {
            throw new InvalidExportException("the order in it cannot be read: " + e.getMessage());
        }
        throw new InvalidExportException("the order in it cannot be read: " + errors.detail());
    }

    private static ExportedOrder order(JsonFields export, OrderPlaced placed) {
        JsonFields rewards = export.requiredObject("rewards");
        Map<String, BigDecimal> byLine = new LinkedHashMap<>();
        for (JsonFields part : OutputFields.objects(rewards, "discountByLine")) {
            byLine.put(OutputFields.text(part, "lineId"), OutputFields.money(part, "discount"));
        }
        return new ExportedOrder(
                OutputFields.text(export, "reason"),
                placed,
                OutputFields.points(rewards, "pointsUsed"),
                OutputFields.points(rewards, "pointsEarned"),
                OutputFields.points(rewards, "netBalanceChange"),
                OutputFields.money(rewards, "discount"),
                byLine,
                system(rewards.object("base")));
    }

    private static ExportedOrder.@Nullable SystemCurrency system(@Nullable JsonFields base) {
        return base == null
                ? null
                : new ExportedOrder.SystemCurrency(
                        base.currency("currency"), base.decimal("exchangeRate", DecimalRange.EXCHANGE_RATE));
    }
}
