package dev.rewardsync.erp.plentyone;

/** What lowers an order's tax besides its price; shops and countries differ. */
enum TaxReduction {
    /** Coupons and points alike. */
    ALL(true, true),
    /** Points pay like money. */
    COUPONS(true, false),
    /** The full price is taxed. */
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
