package dev.rewardsync.bench.micro;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.input.InboundRecord;
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

/** Decides one event of a mix of events by customers with earlier orders, for several numbers of rules. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DecideBenchmark {

    private static final int EVENTS = 1_000;

    @Param({"5", "20", "200"})
    int rules;

    private SimulatedShop shop;
    private List<InboundRecord> events;
    private int next;

    @Setup
    public void setUp() {
        shop = new SimulatedShop(new Decider(BenchmarkRules.of(rules), DecisionPolicy.DEFAULT));
        events = shop.nextEvents(EVENTS);
    }

    @Benchmark
    public Decision decide() {
        next = next + 1 == EVENTS ? 0 : next + 1;
        InboundRecord event = events.get(next);
        return shop.decider().decide(event, shop.customerState(event));
    }
}
