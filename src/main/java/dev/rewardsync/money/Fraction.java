package dev.rewardsync.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction, such as the refunded share of an order's value. Calculations with fractions are exact; only
 * {@link #ofPoints} and {@link #ofAmount} round their results.
 *
 * @param denominator greater than 0
 */
public record Fraction(BigInteger numerator, BigInteger denominator) {

    /** The fraction 0. */
    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    /** The fraction 1. */
    public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("the denominator must be greater than 0: " + denominator);
        }
    }

    /**
     * Returns dividend / divisor in lowest terms.
     *
     * @param divisor greater than 0
     */
    public static Fraction of(BigDecimal dividend, BigDecimal divisor) {
        int scale = Math.max(dividend.scale(), divisor.scale());
        return reduced(
                dividend.setScale(scale).unscaledValue(),
                divisor.setScale(scale).unscaledValue());
    }

    private static Fraction reduced(BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        return new Fraction(numerator.divide(common), denominator.divide(common));
    }

    /** Returns the sum of both fractions. */
    public Fraction plus(Fraction other) {
        return reduced(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /**
     * Returns this fraction divided by another one.
     *
     * @param divisor greater than 0
     */
    public Fraction dividedBy(Fraction divisor) {
        return reduced(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    /** Returns the product of both fractions. */
    public Fraction times(Fraction other) {
        return reduced(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** Returns this fraction, at most 1. */
    public Fraction atMostOne() {
        return numerator.compareTo(denominator) > 0 ? ONE : this;
    }

    /** Returns 1 minus this fraction. */
    public Fraction complement() {
        return new Fraction(denominator.subtract(numerator), denominator);
    }

    /** Returns whether this fraction is 0. */
    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** Returns whether this fraction is 1. */
    public boolean isOne() {
        return numerator.equals(denominator);
    }

    /** Returns this fraction of a number of points, rounded down. */
    public long ofPoints(long points) {
        return BigInteger.valueOf(points)
                .multiply(numerator)
                .divide(denominator)
                .longValueExact();
    }

    /**
     * Returns this fraction of an amount, rounded half-up.
     *
     * @param decimals of the result; if the amount has more, the result has as many as the amount
     */
    public BigDecimal ofAmount(BigDecimal amount, int decimals) {
        return amount.multiply(new BigDecimal(numerator))
                .divide(new BigDecimal(denominator), Math.max(decimals, amount.scale()), RoundingMode.HALF_UP);
    }
}
