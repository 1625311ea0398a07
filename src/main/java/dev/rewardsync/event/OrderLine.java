package dev.rewardsync.event;

import dev.rewardsync.money.Currency;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param quantity more than 0, up to 4 decimals
 * @param unitPrice 0 or more, up to 6 decimals
 * @param rowTotal price of the whole line before discounts, with tax where the order's prices include it
 * @param discount what coupons and promotions took off the line, 0 or more
 * @param tax of the whole line
 * @param taxRate in percent; null where the shop named none
 * @param weight of one piece; null where the shop named none
 * @param attributes of the product, by the shop's own names
 * @param rowTotalGiven whether the shop named the row total; if not, it is computed
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

    /** A line whose row total the shop named. */
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

    /** The row total of a line that names none: unit price × quantity, half-up to the currency. */
    public static BigDecimal defaultRowTotal(BigDecimal unitPrice, BigDecimal quantity, Currency currency) {
        return currency.round(unitPrice.multiply(quantity));
    }
}
