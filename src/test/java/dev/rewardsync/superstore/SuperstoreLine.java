package dev.rewardsync.superstore;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** One order line of the file, with amounts computed to the cent. */
record SuperstoreLine(
        String orderId,
        LocalDate orderDate,
        LocalDate shipDate,
        String shipMode,
        String customerId,
        String segment,
        String state,
        String postcode,
        String region,
        String sku,
        String category,
        String subCategory,
        String name,
        int quantity,
        BigDecimal unitPrice,
        BigDecimal paid) {

    static SuperstoreLine of(List<String> cells) {
        int quantity = Integer.parseInt(cells.get(18));
        BigDecimal sales = new BigDecimal(cells.get(17));
        BigDecimal listShare = BigDecimal.ONE.subtract(new BigDecimal(cells.get(19)));
        return new SuperstoreLine(
                cells.get(1),
                LocalDate.parse(cells.get(2)),
                LocalDate.parse(cells.get(3)),
                cells.get(4),
                cells.get(5),
                cells.get(7),
                cells.get(10),
                "0".repeat(5 - cells.get(11).length()) + cells.get(11),
                cells.get(12),
                cells.get(13),
                cells.get(14),
                cells.get(15),
                cells.get(16),
                quantity,
                // The list price of every line in the file is in whole cents; any other result is an error.
                sales.divide(listShare.multiply(BigDecimal.valueOf(quantity)), 2, RoundingMode.UNNECESSARY),
                sales.setScale(2, RoundingMode.HALF_UP));
    }

    BigDecimal rowTotal() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }

    BigDecimal discount() {
        return rowTotal().subtract(paid);
    }
}
