package dev.rewardsync.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.testing.PropertyTest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final Currency USD = Currency.of("USD");

    @Test
    void theEarlierOfEqualPartsGetsTheRemainingCent() {
        assertThat(allocate("0.01", "1", "1")).containsExactly("0.01", "0.00");
        assertThat(allocate("10.00", "1", "1", "1")).containsExactly("3.34", "3.33", "3.33");
    }

    @Test
    void theLargestRemainderGetsTheCent() {
        assertThat(allocate("1.00", "10.00", "20.00", "40.00")).containsExactly("0.14", "0.29", "0.57");
    }

    @Test
    void zeroWeightsGetNothingUnlessAllWeightsAreZero() {
        assertThat(allocate("5.00", "0", "10.00")).containsExactly("0.00", "5.00");
        assertThat(allocate("5.00", "0", "0")).containsExactly("2.50", "2.50");
    }

    @Test
    void zeroAmountsYieldZerosAndNoWeightsYieldNoParts() {
        assertThat(allocate("0", "1", "2")).containsExactly("0.00", "0.00");
        assertThat(Allocation.allocate(BigDecimal.TEN, List.of(), USD)).isEmpty();
    }

    @Test
    void allocatesWholeUnitsOfCurrenciesWithoutDecimals() {
        assertThat(Allocation.allocate(BigDecimal.valueOf(100), decimals("1", "1", "1"), Currency.of("JPY")))
                .containsExactlyElementsOf(decimals("34", "33", "33"));
    }

    @PropertyTest(seeds = 20, freshSeed = true)
    void partsAreNeverNegativeAndSumToTheAmount(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
            List<BigDecimal> weights = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(index -> BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4)))
                    .toList();
            List<BigDecimal> parts = Allocation.allocate(amount, weights, USD);
            assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("round %d", round)
                    .isEqualByComparingTo(amount);
            assertThat(parts).as("round %d", round).allMatch(part -> part.signum() >= 0);
        }
    }

    @Test
    void noPartExceedsItsLimitAndTheExcessGoesToTheOthers() {
        assertThat(allocateWithLimits("60.00", List.of("50", "10"), List.of("50.00", "10.00")))
                .containsExactly("50.00", "10.00");
        assertThat(allocateWithLimits("6.00", List.of("1", "1", "1"), List.of("1.00", "3.00", "9.00")))
                .containsExactly("1.00", "2.50", "2.50");
        assertThat(allocateWithLimits("6.00", List.of("1", "1", "1"), List.of("1.00", "2.20", "9.00")))
                .containsExactly("1.00", "2.20", "2.80");
        assertThat(allocateWithLimits("6.00", List.of("0", "1"), List.of("9.00", "1.00")))
                .containsExactly("5.00", "1.00");
        assertThat(allocateWithLimits("6.00", List.of("1", "1"), List.of("1.00", "0.995")))
                .containsExactly("1.00", "1.00");
    }

    private static List<String> allocateWithLimits(String amount, List<String> weights, List<String> limits) {
        List<BigDecimal> parts = Allocation.allocate(
                new BigDecimal(amount),
                weights.stream().map(BigDecimal::new).toList(),
                limits.stream().map(BigDecimal::new).toList(),
                USD);
        return parts.stream().map(BigDecimal::toPlainString).toList();
    }

    private static List<String> allocate(String amount, String... weights) {
        return Allocation.allocate(new BigDecimal(amount), decimals(weights), USD).stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static List<BigDecimal> decimals(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }
}
