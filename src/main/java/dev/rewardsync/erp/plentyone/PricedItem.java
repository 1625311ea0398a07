package dev.rewardsync.erp.plentyone;

import dev.rewardsync.erp.plentyone.PlentyOrder.ItemType;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item with its price in the order's currency, tax included.
 *
 * @param line the shop's, of goods
 * @param priceGross of one piece
 */
record PricedItem(
        ItemType type,
        @Nullable OrderLine line,
        String name,
        BigDecimal quantity,
        BigDecimal vatRate,
        BigDecimal priceGross) {

    /** An item of which there is one. */
    static PricedItem single(ItemType type, String name, BigDecimal vatRate, BigDecimal priceGross) {
        return new PricedItem(type, null, name, BigDecimal.ONE, vatRate, priceGross);
    }

    /** What all pieces cost. */
    BigDecimal sum(Currency currency) {
        return currency.round(priceGross.multiply(quantity));
    }

    PricedItem dearerBy(BigDecimal amount) {
        return new PricedItem(type, line, name, quantity, vatRate, priceGross.add(amount));
    }
}
