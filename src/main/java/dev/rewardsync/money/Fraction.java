package dev.rewardsync.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact share, such as what part of an order's value was refunded: sums of thirds and sevenths lose nothing.
 *
 * @param denominator more than 0
 */
public record Fraction(BigInteger numerator, BigInteger denominator) {

    /** Nothing. */
    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("a denominator is more than 0, not " + denominator);
        }
    }

    /** A dividend over a divisor of more than 0, in lowest terms. */
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

    /** The sum of both. */
    public Fraction plus(Fraction other) {
        return reduced(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The share that this is of another one, which is more than 0. */
    public Fraction over(Fraction whole) {
        return reduced(numerator.multiply(whole.denominator), denominator.multiply(whole.numerator));
    }

    /** What is left of the whole. */
    public Fraction rest() {
        return new Fraction(denominator.subtract(numerator), denominator);
    }

    /** Whether this is nothing. */
    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** This share of so many points, rounded down. */
    public long ofPoints(long points) {
        return BigInteger.valueOf(points)
                .multiply(numerator)
                .divide(denominator)
                .longValueExact();
    }

    /** This share of an amount, half-up at so many decimals, or at the amount's own where it has more. */
    public BigDecimal ofAmount(BigDecimal amount, int decimals) {
        return amount.multiply(new BigDecimal(numerator))
                .divide(new BigDecimal(denominator), Math.max(decimals, amount.scale()), RoundingMode.HALF_UP);
    }
}
