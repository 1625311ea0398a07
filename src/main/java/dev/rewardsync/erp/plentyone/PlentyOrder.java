package dev.rewardsync.erp.plentyone;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sales order in PlentyONE's format.
 *
 * @param placedAt when the order was placed
 * @param items sum exactly to the grand total of the shop's order
 */
public record PlentyOrder(
        int plentyId, @Nullable BigDecimal statusId, Instant placedAt, List<Property> properties, List<Item> items) {

    /** The type id of sales orders. */
    public static final int TYPE_ID = 1;

    /** The type id of the date {@link #placedAt}. */
    public static final int ENTRY_DATE_TYPE_ID = 2;

    /** A property of an order, identified by its type id. */
    public record Property(int typeId, String value) {

        static final int EXTERNAL_ORDER_ID = 7;
        static final int COUPON_CODE = 18;
    }

    /** The type of an item, with PlentyONE's id. */
    public enum ItemType {
        VARIATION(1),
        PROMOTIONAL_COUPON(4),
        SHIPPING_COSTS(6),
        PAYMENT_SURCHARGE(7),
        UNASSIGNED_VARIATION(9);

        private final int id;

        ItemType(int id) {
            this.id = id;
        }

        /** Returns PlentyONE's id of the type. */
        public int id() {
            return id;
        }
    }

    /**
     * An item of an order.
     *
     * @param referrerId id of the sales channel, which PlentyONE calls the referrer; null for none. It is not the customer
     *     who invited another
     * @param variationId id of the variation; null for items other than a {@link ItemType#VARIATION}
     * @param vatField null if only the rate is sent
     * @param vatRate in percent
     * @param amounts in the order's currency and, if different, in the system currency
     */
    public record Item(
            ItemType type,
            @Nullable BigDecimal referrerId,
            @Nullable Long variationId,
            BigDecimal quantity,
            String name,
            int countryVatId,
            @Nullable Integer vatField,
            BigDecimal vatRate,
            List<Amount> amounts) {}

    /**
     * The price of one piece of an item.
     *
     * @param systemCurrency whether {@code currency} is the system currency
     * @param exchangeRate units of {@code currency} per unit of the system currency; null if unknown
     * @param priceGross including tax; negative for discounts
     */
    public record Amount(
            boolean systemCurrency,
            Currency currency,
            @Nullable BigDecimal exchangeRate,
            BigDecimal priceGross) {}
}
