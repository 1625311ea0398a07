package dev.rewardsync.erp.plentyone;

/** The discounts that reduce an order's tax. Shops and countries differ. */
enum TaxReduction {
    /** Coupons and the reward discount reduce the tax. */
    ALL(true, true),
    /** Coupons reduce the tax; points are treated as a payment. */
    COUPONS(true, false),
    /** The full price is taxed. Neither coupons nor points reduce the tax. */
    NOTHING(false, false);

    private final boolean byCoupons;
    private final boolean byPoints;

    TaxReduction(boolean byCoupons, boolean byPoints) {
        this.byCoupons = byCoupons;
        this.byPoints = byPoints;
    }

    boolean byCoupons() {
        return byCoupons;
    }

    boolean byPoints() {
        return byPoints;
    }
}
