package dev.rewardsync.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random values from a seed: edge cases of numbers, texts of many scripts, and lists of a few. */
abstract class RandomValues {

    private static final long[] EDGES = {0, 1, -1, 63, 64, -64, -65, 127, 128, Long.MAX_VALUE, Long.MIN_VALUE};

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a number from 0 up to a bound, exclusive. */
    final int below(int bound) {
        return random.nextInt(bound);
    }

    final <T> List<T> list(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(4)).toList();
    }

    final <T> T nullable(Supplier<T> value) {
        return flag() ? value.get() : null;
    }

    final <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    final boolean flag() {
        return random.nextBoolean();
    }

    final long number() {
        return flag() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong();
    }

    final long sequence() {
        return number() >>> 1;
    }

    final BigDecimal decimal() {
        return new BigDecimal(new BigInteger(random.nextInt(90), random), random.nextInt(20) - 5)
                .multiply(BigDecimal.valueOf(flag() ? 1 : -1));
    }

    final Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(-5_000_000_000L, 5_000_000_000L), random.nextInt(1_000_000_000));
    }

    final LocalDate date() {
        return LocalDate.ofEpochDay(random.nextInt(80_000) - 40_000);
    }

    final Period period() {
        return Period.of(random.nextInt(5), random.nextInt(20), random.nextInt(400) - 10);
    }

    final byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    final String text() {
        return random.ints(random.nextInt(20), 0, 0x250)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
