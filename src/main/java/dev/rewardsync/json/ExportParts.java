package dev.rewardsync.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an order export in two parts.
 *
 * @param document the export as JSON, without the field {@code order}
 * @param order the order as the shop sent it; null if the export does not contain it
 */
public record ExportParts(byte[] document, byte @Nullable [] order) {

    private static final byte[] FIELD = ",\"order\":".getBytes(StandardCharsets.UTF_8);

    /** Splits a record's value. An export whose last field is not the order, as the worker writes it, stays whole. */
    public static ExportParts of(byte[] value) {
        byte[] order = order(value);
        if (order == null) {
            return new ExportParts(value, null);
        }
        int orderStart = value.length - 1 - order.length;
        int fieldStart = orderStart - FIELD.length;
        boolean isLast = fieldStart > 0
                && Arrays.equals(value, fieldStart, orderStart, FIELD, 0, FIELD.length)
                && Arrays.equals(value, orderStart, value.length - 1, order, 0, order.length);
        if (!isLast) {
            return new ExportParts(value, order);
        }
        byte[] document = Arrays.copyOf(value, fieldStart + 1);
        document[fieldStart] = '}';
        return new ExportParts(document, order);
    }

    private static byte @Nullable [] order(byte[] value) {
        try {
            RawFields.RawValue order = RawFields.read(value).get(OrderExportReader.ORDER);
            return order == null ? null : order.utf8();
        } catch (RawFields.NotAnObjectException e) {
            return null;
        }
    }
}
