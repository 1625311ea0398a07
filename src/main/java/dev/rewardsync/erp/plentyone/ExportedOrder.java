package dev.rewardsync.erp.plentyone;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order export, as far as an ERP's order is made of it.
 *
 * @param reason the step of the order's life, such as {@code PLACED}
 * @param order as the shop placed it
 * @param rewardDiscount as granted, 0 or more
 * @param rewardByLine its parts by line id; that of the shipping is under {@link #SHIPPING}
 * @param system the shop's base currency; null where no exchange rate is known
 */
public record ExportedOrder(
        String reason,
        OrderPlaced order,
        long pointsUsed,
        long pointsEarned,
        long netBalanceChange,
        BigDecimal rewardDiscount,
        Map<String, BigDecimal> rewardByLine,
        @Nullable System system) {

    /** The shipping's line id. */
    public static final String SHIPPING = "shipping";

    /** The first step of an order's life. */
    public static final String PLACED = "PLACED";

    /** The shop's base currency; {@code exchangeRate} is units of the order's for one of it. */
    public record System(Currency currency, BigDecimal exchangeRate) {}
}
