package dev.rewardsync.bench.micro;

import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.export.OutputRecords;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.json.ParseResult;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an order from its bytes, and writes all records of an order's decision. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class JsonBenchmark {

    private static final int ORDERS = 1_000;

    private final EventReader reader = new EventReader();
    private final OutputRecords records = new OutputRecords();
    private final JsonMapper jackson = JsonMapper.shared();
    private List<SourceRecord> orders;
    private List<Decision> decisions;
    private int next;

    @Setup
    public void setUp() {
        SimulatedShop shop = new SimulatedShop(new Decider(BenchmarkRules.of(20), DecisionPolicy.DEFAULT));
        orders = shop.newOrders(ORDERS);
        decisions = orders.stream().map(order -> decision(shop, order)).toList();
    }

    /** Reads an order with all checks. */
    @Benchmark
    public ParseResult<ShopEvent> readOrder() {
        return reader.read(orders.get(nextIndex()));
    }

    /** Reads the same bytes as a Jackson tree, without checks. */
    @Benchmark
    public JsonNode readOrderAsJacksonTree() {
        return jackson.readTree(orders.get(nextIndex()).value());
    }

    /** Writes the ledger entries, balance, export and notification of an order. */
    @Benchmark
    public List<OutputRecord> writeOutputs() {
        return records.of(decisions.get(nextIndex()));
    }

    private int nextIndex() {
        next = next + 1 == ORDERS ? 0 : next + 1;
        return next;
    }

    private static Decision decision(SimulatedShop shop, SourceRecord order) {
        InboundRecord inbound = shop.read(order);
        return shop.decider().decide(inbound, shop.customerState(inbound));
    }
}
