package dev.rewardsync.erp.plentyone;

import java.math.BigDecimal;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Ids that a PlentyONE system has of its own.
 *
 * @param plentyId of the client (shop) that orders belong to
 * @param statusId that new orders get; null for the system's default
 * @param referrerId where orders come from; null for none
 * @param countryVatId of the VAT configuration
 * @param vatFields the VAT field (0 to 5) of each rate in percent; empty where rates alone are to be sent
 * @param variationAttribute the attribute of the shop's order lines that has the variation's id; null for none
 * @param pointsUsedType order property type for points used; null to leave them out, as with those that follow
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
