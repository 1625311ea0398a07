package dev.rewardsync.erp.plentyone;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an order export that the ERP's order is created from.
 *
 * @param reason reason of the export, such as {@code PLACED}
 * @param order the order as placed in the shop
 * @param rewardDiscount in the order's currency, 0 or more
 * @param rewardByLine shares of the reward discount by line id; the share of the shipping has the key {@link #SHIPPING}
 * @param system the shop's base currency; null if there is no exchange rate
 */
public record ExportedOrder(
        String reason,
        OrderPlaced order,
        long pointsUsed,
        long pointsEarned,
        long netBalanceChange,
        BigDecimal rewardDiscount,
        Map<String, BigDecimal> rewardByLine,
        @Nullable SystemCurrency system) {

    /** The line id of the shipping. */
    public static final String SHIPPING = "shipping";

    /** The reason of an order's first export. */
    public static final String PLACED = "PLACED";

    /**
     * The shop's base currency.
     *
     * @param exchangeRate units of the order's currency per unit of the base currency
     */
    public record SystemCurrency(Currency currency, BigDecimal exchangeRate) {}
}
