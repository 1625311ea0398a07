package dev.rewardsync.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The figures as tables for people. */
record Report(Machine machine, List<Measured> all) {

    private static final double MIB = 1024.0 * 1024;

    String text() {
        StringBuilder text = new StringBuilder("\n%d cores, %.0f GiB, %s %s, %s, Kafka %s, commit %s, %s\n"
                .formatted(
                        machine.cores(),
                        machine.memoryBytes() / MIB / 1024,
                        machine.os(),
                        machine.architecture(),
                        machine.jdk(),
                        machine.kafka(),
                        machine.commit(),
                        machine.date()));
        all.forEach(measured -> text.append(tables(measured)));
        return text.toString();
    }

    private static String tables(Measured measured) {
        return "\n%,d orders of %,d bytes, %,d customers, %d partitions\n\n"
                        .formatted(
                                measured.orders(), measured.orderBytes(), measured.customers(), measured.partitions())
                + table(measured, throughput(measured))
                + "\n"
                + table(measured, costs(measured));
    }

    /** A column: its head, and what stands in it for a contender. */
    private record Column(String head, Function<Standing, String> cell) {}

    private static List<Column> throughput(Measured measured) {
        return List.of(
                new Column("", standing -> standing.contender().label()),
                new Column("orders/s", standing -> whole(backlog(standing).ordersPerSecond())),
                new Column("slowest–fastest", standing -> whole(standing.slowest()) + "–" + whole(standing.fastest())),
                new Column(
                        "RewardSync/this",
                        standing -> measured.ratioTo(standing.contender())
                                .map(ratio -> number("%.2f", ratio))
                                .orElse("–")),
                new Column(
                        "records out/s",
                        standing -> whole(perSecond(standing, outputs(standing).records()))),
                new Column(
                        "MiB in/s",
                        standing -> number("%.1f", backlog(standing).ordersPerSecond() * measured.orderBytes() / MIB)),
                new Column(
                        "MiB out/s",
                        standing -> number(
                                "%.1f", perSecond(standing, outputs(standing).bytes()) / MIB)),
                new Column(
                        "MiB state/s",
                        standing -> number(
                                "%.1f",
                                perSecond(
                                                standing,
                                                standing.median()
                                                        .volume()
                                                        .changelogs()
                                                        .bytes())
                                        / MIB)));
    }

    private static List<Column> costs(Measured measured) {
        return List.of(
                new Column("", standing -> standing.contender().label()),
                new Column(
                        "CPU s",
                        standing -> number(
                                "%.1f", BacklogResult.seconds(backlog(standing).ownCpu()))),
                new Column(
                        "CPU µs/order",
                        standing -> number("%.1f", backlog(standing).ownCpuMicrosPerOrder())),
                new Column(
                        "broker µs/order",
                        standing -> number("%.1f", backlog(standing).brokerCpuMicrosPerOrder())),
                new Column("stolen %", standing -> percent(backlog(standing).stolen())),
                new Column("p50 ms", standing -> latency(standing, LatencyResult::p50Ms)),
                new Column("p99 ms", standing -> latency(standing, LatencyResult::p99Ms)),
                new Column(
                        "at orders/s",
                        standing -> standing.latency()
                                .map(latency -> whole(latency.ordersPerSecond()))
                                .orElse("–")),
                new Column(
                        "first export s",
                        standing -> number(
                                "%.1f", BacklogResult.seconds(backlog(standing).toFirstExport()))),
                new Column("heap live MiB", standing -> whole(backlog(standing).heapLiveBytes() / MIB)),
                new Column("heap peak MiB", standing -> whole(backlog(standing).heapPeakBytes() / MIB)),
                new Column("RSS MiB", standing -> mebibytes(backlog(standing).peakResidentBytes())));
    }

    private static String table(Measured measured, List<Column> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::head).toList());
        for (Standing standing : measured.standings()) {
            rows.add(columns.stream()
                    .map(column -> column.cell().apply(standing))
                    .toList());
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                text.append(column == 0 ? "%-14s".formatted(row.get(column)) : padded(rows, row, column));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String padded(List<List<String>> rows, List<String> row, int column) {
        int width = rows.stream()
                .mapToInt(other -> other.get(column).length())
                .max()
                .orElse(0);
        return ("%" + (width + 2) + "s").formatted(row.get(column));
    }

    private static BacklogResult backlog(Standing standing) {
        return standing.median().backlog();
    }

    private static OutputVolume.Total outputs(Standing standing) {
        return standing.median().volume().outputs();
    }

    private static double perSecond(Standing standing, long amount) {
        BacklogResult backlog = backlog(standing);
        return (double) amount / backlog.orders() * backlog.ordersPerSecond();
    }

    private static String latency(Standing standing, Function<LatencyResult, Long> figure) {
        Optional<Long> latency = standing.latency().map(figure);
        return latency.map(ms -> Long.toString(ms)).orElse("–");
    }

    private static String percent(Optional<Double> share) {
        return share.map(part -> number("%.0f", part * 100)).orElse("–");
    }

    private static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? whole(bytes.getAsLong() / MIB) : "–";
    }

    private static String whole(double value) {
        return number("%,.0f", value);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
