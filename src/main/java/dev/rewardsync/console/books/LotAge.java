package dev.rewardsync.console.books;

import java.time.Duration;
import java.time.Instant;

/** How long ago points became available. */
public enum LotAge {
    UP_TO_30_DAYS(30),
    UP_TO_90_DAYS(90),
    UP_TO_180_DAYS(180),
    UP_TO_365_DAYS(365),
    OVER_365_DAYS(Integer.MAX_VALUE);

    private final int days;

    LotAge(int days) {
        this.days = days;
    }

    /** Sets the limits of all ages in a query. */
    static Selection bind(Selection selection, Instant now) {
        for (LotAge age : values()) {
            if (age != OVER_365_DAYS) {
                selection.with("age" + age.ordinal(), now.minus(Duration.ofDays(age.days)));
            }
        }
        return selection;
    }
}
