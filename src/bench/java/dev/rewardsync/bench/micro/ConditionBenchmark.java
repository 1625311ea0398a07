package dev.rewardsync.bench.micro;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.PayableScope;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Evaluates every {@link BenchmarkCondition} for one cart. The set-up checks that the engine returns the same results as
 * RewardSync for all carts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ConditionBenchmark {

    private static final int CARTS = 1_000;

    @Param
    Engine engine;

    private ConditionEngine conditions;
    private int next;

    /** The engine that evaluates the conditions. */
    public enum Engine {
        REWARDSYNC,
        CEL,
        SPEL,
        DROOLS;

        ConditionEngine conditions(List<Facts> carts) throws Exception {
            List<PlainCart> plain = carts.stream().map(PlainCart::new).toList();
            return switch (this) {
                case REWARDSYNC -> new RewardSyncConditions(carts);
                case CEL -> new CelConditions(plain);
                case SPEL -> new SpelConditions(plain);
                case DROOLS -> new DroolsConditions(plain);
            };
        }
    }

    @Setup
    public void setUp() throws Exception {
        SimulatedShop shop = new SimulatedShop(new Decider(BenchmarkRules.of(20), DecisionPolicy.DEFAULT));
        List<Facts> carts = shop.newOrders(CARTS).stream()
                .map(shop::read)
                .map(order -> facts(shop, order))
                .toList();
        conditions = engine.conditions(carts);
        ConditionEngine rewardSync = Engine.REWARDSYNC.conditions(carts);
        int matchedByAny = 0;
        for (int cart = 0; cart < CARTS; cart++) {
            int expected = rewardSync.matches(cart);
            int actual = conditions.matches(cart);
            if (actual != expected) {
                throw new IllegalStateException("%s returns %s for cart %d, RewardSync returns %s"
                        .formatted(engine, Integer.toBinaryString(actual), cart, Integer.toBinaryString(expected)));
            }
            matchedByAny |= actual;
        }
        if (Integer.bitCount(matchedByAny) < BenchmarkCondition.values().length) {
            throw new IllegalStateException(
                    "some conditions are true for no cart: " + Integer.toBinaryString(matchedByAny));
        }
    }

    @Benchmark
    public int allConditions() {
        next = next + 1 == CARTS ? 0 : next + 1;
        return conditions.matches(next);
    }

    private static Facts facts(SimulatedShop shop, InboundRecord inbound) {
        OrderPlaced order = (OrderPlaced) inbound.event();
        PricedOrder cart = PricedOrder.of(order, BigDecimal.ZERO, PayableScope.allLines(false), ExchangeRate.ONE);
        CustomerFacts customer =
                CustomerFacts.of(shop.customerState(inbound).account()).withEmailAndGroup(order.email(), order.group());
        return Facts.of(order.occurredAt(), order.website(), customer, cart);
    }
}
