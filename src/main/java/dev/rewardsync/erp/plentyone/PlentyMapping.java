package dev.rewardsync.erp.plentyone;

import dev.rewardsync.erp.plentyone.PlentyOrder.Amount;
import dev.rewardsync.erp.plentyone.PlentyOrder.Item;
import dev.rewardsync.erp.plentyone.PlentyOrder.ItemType;
import dev.rewardsync.erp.plentyone.PlentyOrder.Property;
import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps order exports to PlentyONE's orders. {@code docs/plentyone.md} describes the mapping. */
public final class PlentyMapping {

    private static final int PRICE_DECIMALS = 4;

    private final PlentySettings settings;

    public PlentyMapping(PlentySettings settings) {
        this.settings = settings;
    }

    /** Thrown if an order cannot be mapped. The message says how to fix it. */
    public static final class UnmappableOrderException extends Exception {

        private static final long serialVersionUID = 1L;

        UnmappableOrderException(String message) {
            super(message);
        }
    }

    /**
     * Returns PlentyONE's order.
     *
     * @throws UnmappableOrderException if a variation id is invalid or if a VAT field is missing in the settings
     */
    public PlentyOrder map(ExportedOrder export) throws UnmappableOrderException {
        List<Item> items = new ArrayList<>();
        for (PricedItem priced : new GrossPricing(export, settings.vatFields().navigableKeySet()).items()) {
            items.add(item(priced, export));
        }
        return new PlentyOrder(
                settings.plentyId(),
                settings.statusId(),
                export.order().occurredAt(),
                properties(export),
                List.copyOf(items));
    }

    private List<Property> properties(ExportedOrder export) {
        OrderPlaced order = export.order();
        List<Property> properties = new ArrayList<>();
        properties.add(new Property(Property.EXTERNAL_ORDER_ID, order.orderId()));
        if (order.couponCode() != null) {
            properties.add(new Property(Property.COUPON_CODE, order.couponCode()));
        }
        addPoints(properties, settings.pointsUsedType(), export.pointsUsed());
        addPoints(properties, settings.pointsEarnedType(), export.pointsEarned());
        addPoints(properties, settings.balanceChangeType(), export.netBalanceChange());
        return List.copyOf(properties);
    }

    private static void addPoints(List<Property> properties, @Nullable Integer typeId, long points) {
        if (typeId != null) {
            properties.add(new Property(typeId, Long.toString(points)));
        }
    }

    private Item item(PricedItem priced, ExportedOrder export) throws UnmappableOrderException {
        Long variationId = priced.line() == null ? null : variationId(priced.line());
        boolean unassigned = priced.type() == ItemType.VARIATION && variationId == null;
        return new Item(
                unassigned ? ItemType.UNASSIGNED_VARIATION : priced.type(),
                settings.referrerId(),
                variationId,
                priced.quantity(),
                priced.name(),
                settings.countryVatId(),
                vatField(priced.vatRate()),
                priced.vatRate(),
                amounts(priced.priceGross(), export));
    }

    /** Returns the variation id of a line; null if the line has none. */
    private @Nullable Long variationId(OrderLine line) throws UnmappableOrderException {
        AttributeValue value =
                settings.variationAttribute() == null ? null : line.attributes().get(settings.variationAttribute());
        if (value == null) {
            return null;
        }
        String text = value instanceof AttributeValue.Numeric(BigDecimal number)
                ? number.toPlainString()
                : value instanceof AttributeValue.Text(String idText) ? idText : "";
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new UnmappableOrderException(
                    "line %s: attribute %s: expected the id of a variation, a whole number above 0"
                            .formatted(line.lineId(), settings.variationAttribute()));
        }
        return Long.valueOf(text);
    }

    private @Nullable Integer vatField(BigDecimal rate) throws UnmappableOrderException {
        Integer field = settings.vatFields().get(rate);
        if (field == null && rate.signum() != 0 && !settings.vatFields().isEmpty()) {
            String percent = rate.stripTrailingZeros().toPlainString();
            throw new UnmappableOrderException(
                    "no VAT field is known for %s %%: name it with --vat %s=FIELD".formatted(percent, percent));
        }
        return field;
    }

    private static List<Amount> amounts(BigDecimal priceGross, ExportedOrder export) {
        ExportedOrder.SystemCurrency system = export.system();
        OrderPlaced order = export.order();
        if (system == null) {
            return List.of(new Amount(false, order.currency(), null, priceGross));
        }
        if (system.currency().equals(order.currency())) {
            return List.of(new Amount(true, order.currency(), BigDecimal.ONE, priceGross));
        }
        BigDecimal inSystem = priceGross.divide(system.exchangeRate(), PRICE_DECIMALS, RoundingMode.HALF_UP);
        return List.of(
                new Amount(false, order.currency(), system.exchangeRate(), priceGross),
                new Amount(true, system.currency(), BigDecimal.ONE, inSystem));
    }
}
