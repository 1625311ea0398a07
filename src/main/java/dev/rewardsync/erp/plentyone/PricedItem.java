package dev.rewardsync.erp.plentyone;

import dev.rewardsync.erp.plentyone.PlentyOrder.ItemType;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item with its price in the order's currency.
 *
 * @param line the shop's order line; null for items other than goods
 * @param vatRate in percent
 * @param priceGross price of one piece, including tax
 */
record PricedItem(
        ItemType type,
        @Nullable OrderLine line,
        String name,
        BigDecimal quantity,
        BigDecimal vatRate,
        BigDecimal priceGross) {

    /** Returns an item with the quantity 1. */
    static PricedItem single(ItemType type, String name, BigDecimal vatRate, BigDecimal priceGross) {
        return new PricedItem(type, null, name, BigDecimal.ONE, vatRate, priceGross);
    }

    /** Returns the price of all pieces, rounded to the currency's smallest unit. */
    BigDecimal sum(Currency currency) {
        return currency.round(priceGross.multiply(quantity));
    }

    /** Returns this item with the amount added to the price of one piece. */
    PricedItem withPriceChange(BigDecimal amount) {
        return new PricedItem(type, line, name, quantity, vatRate, priceGross.add(amount));
    }
}
