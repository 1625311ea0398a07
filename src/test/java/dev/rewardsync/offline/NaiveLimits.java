package dev.rewardsync.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.LimitPeriod;
import dev.rewardsync.account.LimitUsage;
import dev.rewardsync.account.PeriodUsage;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.TrialAward;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Function;

/** Recounts, from all orders of a customer, what awards have used of the limits in {@link RandomOrders#ruleset}. */
record NaiveLimits(LimitUsage usage, List<OrderAccrual> accruals, List<OrderState> orders, String at) {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    void check() {
        check("monthly", LimitPeriod.MONTH, NaiveLimits::month, 90, Long.MAX_VALUE);
        check("monthly", LimitPeriod.WEEK, NaiveLimits::week, 60, Long.MAX_VALUE);
        check("twice", LimitPeriod.EVER, day -> "", Long.MAX_VALUE, 2);
        check("twice", LimitPeriod.DAY, LocalDate::toString, Long.MAX_VALUE, 1);
        check("done", LimitPeriod.DAY, LocalDate::toString, 12, Long.MAX_VALUE);
        checkFriend();
        checkTrials();
    }

    private static String month(LocalDate day) {
        return day.getYear() + "-" + day.getMonthValue();
    }

    private static String week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private void check(
            String ruleId, LimitPeriod per, Function<LocalDate, String> period, long maxPoints, long maxAwards) {
        for (OrderAccrual accrual : of(ruleId)) {
            String mine = period.apply(day(accrual));
            List<OrderAccrual> samePeriod = of(ruleId).stream()
                    .filter(other -> period.apply(day(other)).equals(mine))
                    .toList();
            long points = samePeriod.stream()
                    .mapToLong(other -> other.limitUse().points())
                    .sum();
            long awards =
                    samePeriod.stream().filter(other -> other.points() > 0).count();
            PeriodUsage used = usage.of(ruleId, per, day(accrual));
            assertThat(used.points())
                    .as("%s: points of %s", at, used)
                    .isEqualTo(points)
                    .isLessThanOrEqualTo(maxPoints);
            assertThat(used.awards())
                    .as("%s: awards of %s", at, used)
                    .isEqualTo(awards)
                    .isLessThanOrEqualTo(maxAwards);
            assertThat(accrual.limitUse().points()).as("%s: %s", at, accrual).isGreaterThanOrEqualTo(accrual.booked());
        }
    }

    /** A canceled order of a friend is deleted together with its award, which then does not count, but its points do. */
    private void checkFriend() {
        for (OrderAccrual accrual : of("friend-once")) {
            PeriodUsage used = usage.of("friend-once", LimitPeriod.MONTH, day(accrual));
            long awards = of("friend-once").stream()
                    .filter(other -> other.points() > 0 && month(day(other)).equals(month(day(accrual))))
                    .count();
            assertThat(used.awards()).as("%s: %s", at, used).isEqualTo(awards).isLessThanOrEqualTo(1);
        }
    }

    /** The trial of the rule spend has the points that the rule awards before refunds. Refunds do not free the place of a trial. */
    private void checkTrials() {
        for (OrderState order : orders) {
            long spend = points(order, "spend-trial");
            order.accruals().stream()
                    .filter(accrual -> accrual.ruleId().equals("spend"))
                    .forEach(accrual ->
                            assertThat(spend).as("%s: %s", at, accrual).isEqualTo(accrual.booked()));
            LocalDate day = order.placement().placedAt().atZone(ZONE).toLocalDate();
            long awards = orders.stream()
                    .filter(other -> points(other, "weekly-trial") > 0)
                    .map(other -> week(other.placement().placedAt().atZone(ZONE).toLocalDate()))
                    .filter(week(day)::equals)
                    .count();
            assertThat(usage.of("weekly-trial", LimitPeriod.WEEK, day).awards())
                    .as("%s: trials of %s", at, order)
                    .isEqualTo(awards)
                    .isLessThanOrEqualTo(1);
        }
    }

    private static long points(OrderState order, String ruleId) {
        return order.placement().trials().stream()
                .filter(trial -> trial.ruleId().equals(ruleId))
                .mapToLong(TrialAward::points)
                .sum();
    }

    private List<OrderAccrual> of(String ruleId) {
        return accruals.stream()
                .filter(accrual -> accrual.ruleId().equals(ruleId))
                .toList();
    }

    private static LocalDate day(OrderAccrual accrual) {
        return accrual.limitUse().at().atZone(ZONE).toLocalDate();
    }
}
