package dev.rewardsync.erp.plentyone;

import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sales order as PlentyONE takes it.
 *
 * @param placedAt when the order was placed
 * @param items together they cost what the shop's order does, to the smallest unit
 */
public record PlentyOrder(
        int plentyId, @Nullable BigDecimal statusId, Instant placedAt, List<Property> properties, List<Item> items) {

    /** A sales order's type. */
    public static final int TYPE_ID = 1;

    /** The type of date that {@link #placedAt} is. */
    public static final int ENTRY_DATE_TYPE_ID = 2;

    /** Something that an order has besides its items, by the id of its type. */
    public record Property(int typeId, String value) {

        static final int EXTERNAL_ORDER_ID = 7;
        static final int COUPON_CODE = 18;
    }

    /** What an item is; ids are PlentyONE's. */
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

        /** PlentyONE's number for it. */
        public int id() {
            return id;
        }
    }

    /**
     * An item.
     *
     * @param variationId of a {@link ItemType#VARIATION}
     * @param vatField null where the rate alone is sent
     * @param vatRate in percent
     * @param amounts in the order's currency, and in the system's where that is another
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
     * What one piece of an item costs.
     *
     * @param exchangeRate units of {@code currency} for one of the system's; null where none is known
     * @param priceGross with tax; less than 0 for discounts
     */
    public record Amount(
            boolean systemCurrency,
            Currency currency,
            @Nullable BigDecimal exchangeRate,
            BigDecimal priceGross) {}
}
