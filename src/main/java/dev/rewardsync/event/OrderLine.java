package dev.rewardsync.event;

import dev.rewardsync.money.Currency;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param quantity more than 0, up to 4 decimals
 * @param unitPrice 0 or more, up to 6 decimals
 * @param rowTotal price of the whole line before discounts; includes tax if the order's prices do
 * @param discount discount of coupons and promotions on the line, 0 or more
 * @param tax tax of the whole line
 * @param taxRate tax rate in percent; null if the event does not contain it
 * @param weight weight of one piece; null if the event does not contain it
 * @param attributes custom attributes of the product by name
 * @param rowTotalGiven whether the event contains the row total; if not, it is computed
 */
@RecordBuilder
public record OrderLine(
        String lineId,
        String sku,
        @Nullable String name,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal rowTotal,
        BigDecimal discount,
        BigDecimal tax,
        @Nullable BigDecimal taxRate,
        @Nullable BigDecimal weight,
        Map<String, AttributeValue> attributes,
        boolean rowTotalGiven)
        implements OrderLineBuilder.With {

    /** Creates a line whose row total the event contains. */
    public OrderLine(
            String lineId,
            String sku,
            @Nullable String name,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal rowTotal,
            BigDecimal discount,
            BigDecimal tax,
            @Nullable BigDecimal taxRate,
            @Nullable BigDecimal weight,
            Map<String, AttributeValue> attributes) {
        this(lineId, sku, name, quantity, unitPrice, rowTotal, discount, tax, taxRate, weight, attributes, true);
    }

    /** Returns the default row total: unit price × quantity, rounded half-up to the currency. */
    public static BigDecimal defaultRowTotal(BigDecimal unitPrice, BigDecimal quantity, Currency currency) {
        return currency.round(unitPrice.multiply(quantity));
    }
}
