package dev.rewardsync.erp.plentyone;

import java.math.BigDecimal;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The ids that are specific to a PlentyONE system.
 *
 * @param plentyId id of the client (shop)
 * @param statusId status of new orders; null for the system's default
 * @param referrerId id of the orders' sales channel, which PlentyONE calls their referrer; null for none. It is not the
 *     customer who invited another
 * @param countryVatId id of the VAT configuration
 * @param vatFields VAT field (0 to 5) by rate in percent; empty to send rates only
 * @param variationAttribute attribute of the shop's order lines with the variation id; null for none
 * @param pointsUsedType type id of the order property for points used; null to omit it
 * @param pointsEarnedType type id of the order property for points earned; null to omit it
 * @param balanceChangeType type id of the order property for the net balance change; null to omit it
 */
public record PlentySettings(
        int plentyId,
        @Nullable BigDecimal statusId,
        @Nullable BigDecimal referrerId,
        int countryVatId,
        NavigableMap<BigDecimal, Integer> vatFields,
        @Nullable String variationAttribute,
        @Nullable Integer pointsUsedType,
        @Nullable Integer pointsEarnedType,
        @Nullable Integer balanceChangeType) {}
