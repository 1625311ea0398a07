package dev.rewardsync.testing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The seeds of a {@link PropertyTest}. */
final class SeedSource implements ArgumentsProvider, AnnotationConsumer<PropertyTest> {

    private static final long FRESH_SEEDS = 1_000_000_000;

    private PropertyTest property;

    @Override
    public void accept(PropertyTest annotation) {
        property = annotation;
    }

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext test) {
        return seeds(test).mapToObj(Arguments::of);
    }

    private LongStream seeds(ExtensionContext test) {
        if (Seeds.chosen().isPresent()) {
            return LongStream.of(Seeds.chosen().getAsLong());
        }
        LongStream fixed =
                LongStream.concat(LongStream.rangeClosed(1, property.seeds()), LongStream.of(property.alsoSeeds()));
        return property.freshSeed() ? LongStream.concat(fixed, LongStream.of(fresh(test))) : fixed;
    }

    private static long fresh(ExtensionContext test) {
        long seed = ThreadLocalRandom.current().nextLong(FRESH_SEEDS);
        System.out.printf("%s also runs with the fresh seed %d%n", Seeds.nameOf(test.getRequiredTestMethod()), seed);
        return seed;
    }
}
