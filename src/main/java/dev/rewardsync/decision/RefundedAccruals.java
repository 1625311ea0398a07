package dev.rewardsync.decision;

import dev.rewardsync.order.AccrualTerms;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.rule.Multiplication;
import java.math.BigInteger;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Calculates how many points all refunds of an order take back from each of its accruals. Multiplied points lose the same share
 * as the points that were multiplied. See {@code docs/orders.md}.
 *
 * @param accruals accruals of one order
 * @param ofRefunds returns how many points the refunds take back from an accrual whose points are not multiplied ones
 */
record RefundedAccruals(List<OrderAccrual> accruals, ToLongFunction<OrderAccrual> ofRefunds) {

    /** Returns how many points are taken back in total, at least as many as before. */
    long takenBack(OrderAccrual accrual) {
        Multiplication multiplication = accrual.terms().multiplication();
        long total = multiplication == null
                ? ofRefunds.applyAsLong(accrual)
                : takenBack(accrual.booked(), accrual.terms(), multiplication, multiplied(accrual, multiplication));
        return Math.max(total, accrual.takenBack());
    }

    /**
     * The points that a rule multiplied.
     *
     * @param booked the points when they were multiplied
     * @param takenBack the part of them that refunds take back in total
     */
    record MultipliedPoints(long booked, long takenBack) {

        static final MultipliedPoints NONE = new MultipliedPoints(0, 0);

        MultipliedPoints plus(long moreBooked, long moreTakenBack) {
            return new MultipliedPoints(Math.addExact(booked, moreBooked), Math.addExact(takenBack, moreTakenBack));
        }
    }

    private MultipliedPoints multiplied(OrderAccrual accrual, Multiplication multiplication) {
        long inAdvance = multiplication.refundedInAdvance();
        MultipliedPoints points = new MultipliedPoints(inAdvance, inAdvance);
        for (OrderAccrual other : accruals) {
            if (other.fromCart() == accrual.fromCart() && multiplication.rules().contains(other.ruleId())) {
                points = points.plus(other.booked(), takenBack(other));
            }
        }
        return points;
    }

    /**
     * Returns how many of an accrual's multiplied points are taken back in total.
     *
     * @param booked the multiplied points that the rule awarded
     */
    static long takenBack(long booked, AccrualTerms terms, Multiplication multiplication, MultipliedPoints points) {
        return switch (terms.onRefund()) {
            case KEEP -> 0;
            case PROPORTIONAL -> points.booked() == 0 ? 0 : share(booked, points);
            case RECOMPUTE -> booked - Math.min(booked, multiplication.points(points.booked() - points.takenBack()));
        };
    }

    /** Returns booked × taken back / booked of the multiplied points, rounded down. */
    private static long share(long booked, MultipliedPoints points) {
        return BigInteger.valueOf(booked)
                .multiply(BigInteger.valueOf(points.takenBack()))
                .divide(BigInteger.valueOf(points.booked()))
                .longValueExact();
    }
}
