package dev.rewardsync.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.rule.yaml.RuleSnapshots;
import dev.rewardsync.testing.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The bytes of every format, as files. The files of a released version are never rewritten, because its state must
 * stay readable. A new version of a format gets a new file; the old one is then only read.
 */
class GoldenStateTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final int BYTES_PER_LINE = 32;

    private final OrderCodec orders = new OrderCodec(RandomState::eventOf, RuleSnapshots::of);

    @Test
    void accounts() throws IOException {
        check(
                "account-2",
                GoldenState.account(),
                AccountCodec::write,
                bytes -> AccountCodec.read(GoldenState.OWNER, bytes));
    }

    @Test
    void ordersHaveTheirGoldenBytes() throws IOException {
        checkOrder("order-2-placed", GoldenState.placedOrder());
        checkOrder("order-2-parked-events", GoldenState.parkedEvents());
        checkOrder("order-2-referee-order", GoldenState.refereeOrder());
        checkOrder("order-2-referee-order-count", GoldenState.refereeOrderCount());
    }

    /** Parts that version 1 does not contain have their defaults. */
    @Test
    void accountsAndOrdersOfVersion1AreReadable() throws IOException {
        checkRead("account-1", bytes -> AccountCodec.read(GoldenState.OWNER, bytes));
        for (String name : List.of("order-1-placed", "order-1-referee-order", "order-1-referee-order-count")) {
            checkRead(name, bytes -> orders.read(GoldenState.OWNER, GoldenState.ORDER_ID, bytes));
        }
        byte[] parkedEvents = storedBytes(GOLDEN.resolve("order-1-parked-events.hex"));
        assertThat(orders.read(GoldenState.OWNER, GoldenState.ORDER_ID, parkedEvents))
                .usingRecursiveComparison()
                .isEqualTo(GoldenState.parkedEvents());
    }

    private static void checkRead(String name, Function<byte[], ?> read) throws IOException {
        GoldenFile.assertMatches(
                GOLDEN.resolve(name + ".txt"), read.apply(storedBytes(GOLDEN.resolve(name + ".hex"))) + "\n");
    }

    @Test
    void idempotencyRecords() throws IOException {
        check(
                "idempotency-record-1",
                GoldenState.idempotencyRecord(),
                IdempotencyRecordCodec::write,
                bytes -> IdempotencyRecordCodec.read(
                        GoldenState.idempotencyRecord().key(), bytes));
    }

    @Test
    void totals() throws IOException {
        check(
                "liability-1",
                new PointsLiability(1_200, 340, 56),
                PartitionTotalsCodec::writeLiability,
                PartitionTotalsCodec::readLiability);
        check(
                "clock-1",
                Instant.parse("2026-12-05T10:15:30.5Z"),
                PartitionTotalsCodec::writeClock,
                PartitionTotalsCodec::readClock);
    }

    @Test
    void stateVersions() throws IOException {
        check("state-version-1", new StateVersion(3, 2), StateVersion::toBytes, StateVersion::read);
    }

    private void checkOrder(String name, StoredOrder order) throws IOException {
        check(name, order, orders::write, bytes -> orders.read(GoldenState.OWNER, GoldenState.ORDER_ID, bytes));
    }

    private static <T> void check(String name, T value, Function<T, byte[]> write, Function<byte[], T> read)
            throws IOException {
        Path file = GOLDEN.resolve(name + ".hex");
        GoldenFile.assertMatches(file, hex(write.apply(value)));
        assertThat(read.apply(storedBytes(file))).usingRecursiveComparison().isEqualTo(value);
    }

    private static byte[] storedBytes(Path file) throws IOException {
        return HexFormat.of().parseHex(Files.readString(file).replace("\n", ""));
    }

    private static String hex(byte[] bytes) {
        StringBuilder lines = new StringBuilder();
        for (int from = 0; from < bytes.length; from += BYTES_PER_LINE) {
            int to = Math.min(from + BYTES_PER_LINE, bytes.length);
            lines.append(HexFormat.of().formatHex(bytes, from, to)).append('\n');
        }
        return lines.toString();
    }
}
