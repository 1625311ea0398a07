package dev.rewardsync.bench.micro;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.event.OrderPlaced;
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

/** All {@link Asked} conditions about one cart, by engine. Every engine must first find the same of every cart. */
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

    /** Whose conditions are asked. */
    public enum Engine {
        REWARDSYNC,
        CEL,
        SPEL,
        DROOLS;

        ConditionEngine with(List<Facts> carts) throws Exception {
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
    public void open() throws Exception {
        Shop shop = new Shop(new Decider(BenchRules.of(20), DecisionPolicy.DEFAULT));
        List<Facts> carts = shop.newOrders(CARTS).stream()
                .map(shop::read)
                .map(order -> facts(shop, order))
                .toList();
        conditions = engine.with(carts);
        ConditionEngine own = Engine.REWARDSYNC.with(carts);
        int everHeld = 0;
        for (int cart = 0; cart < CARTS; cart++) {
            int expected = own.holding(cart);
            int found = conditions.holding(cart);
            if (found != expected) {
                throw new IllegalStateException("%s finds %s of cart %d, RewardSync %s"
                        .formatted(engine, Integer.toBinaryString(found), cart, Integer.toBinaryString(expected)));
            }
            everHeld |= found;
        }
        if (Integer.bitCount(everHeld) < Asked.values().length) {
            throw new IllegalStateException("some conditions hold for no cart: " + Integer.toBinaryString(everHeld));
        }
    }

    @Benchmark
    public int allConditions() {
        next = next + 1 == CARTS ? 0 : next + 1;
        return conditions.holding(next);
    }

    private static Facts facts(Shop shop, InboundRecord inbound) {
        OrderPlaced order = (OrderPlaced) inbound.event();
        PricedOrder cart = PricedOrder.of(order, BigDecimal.ZERO, false, ExchangeRate.ONE);
        CustomerFacts customer =
                CustomerFacts.of(shop.memory(inbound).account()).withEmailAndGroup(order.email(), order.group());
        return Facts.of(order.occurredAt(), order.website(), customer, cart);
    }
}
