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

/** Reading of order exports that the worker or {@code process} wrote, one a line. */
public final class ExportedOrderReader {

    private static final String ORDER = "order";

    private ExportedOrderReader() {}

    /** A line is no order export, or one of which no order can be made. */
    public static final class InvalidExportException extends Exception {

        private static final long serialVersionUID = 1L;

        InvalidExportException(String message) {
            super(message);
        }
    }

    /** The export in a line: bare, or an output line of {@code process}; empty for output lines of other topics. */
    public static Optional<ExportedOrder> read(byte[] line) throws InvalidExportException {
        try {
            RawFields fields = RawFields.read(line);
            return fields.get("topic") == null ? Optional.of(order(line, fields)) : ofOutputLine(fields);
        } catch (RawFields.NoObject e) {
            throw new InvalidExportException("expected JSON: " + e.getMessage());
        }
    }

    private static Optional<ExportedOrder> ofOutputLine(RawFields fields)
            throws InvalidExportException, RawFields.NoObject {
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
            case RecordReading.Read<ExportedOrder>(ExportedOrder read) -> read;
            case RecordReading.Refused<ExportedOrder>(String detail) ->
                throw new InvalidExportException("expected an order export: " + detail);
        };
    }

    /** The order as the shop wrote it, held to what an order may be. */
    private static OrderPlaced placed(byte[] order) throws InvalidExportException {
        FieldErrors problems = new FieldErrors();
        try {
            OrderPlaced placed = OrderPlacedReader.read(new JsonFields(StrictJsonParser.read(order), problems));
            if (problems.none()) {
                return placed;
            }
        } catch (MalformedJsonException e) {
            throw new InvalidExportException("the order in it can't be read: " + e.getMessage());
        }
        throw new InvalidExportException("the order in it can't be read: " + problems.detail());
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
