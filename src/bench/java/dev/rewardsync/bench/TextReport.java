package dev.rewardsync.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The results as text tables. */
record TextReport(MachineInfo machine, List<ScenarioResult> scenarios) {

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
        scenarios.forEach(scenario -> text.append(tables(scenario)));
        return text.toString();
    }

    private static String tables(ScenarioResult scenario) {
        return "\n%,d orders of %,d bytes, %,d customers, %d partitions\n\n"
                        .formatted(
                                scenario.orders(), scenario.orderBytes(), scenario.customers(), scenario.partitions())
                + table(scenario, throughput(scenario))
                + "\n"
                + table(scenario, costs(scenario));
    }

    /** A column: its heading, and the text of its cell for a contender. */
    private record Column(String heading, Function<ContenderResult, String> cell) {}

    private static List<Column> throughput(ScenarioResult scenario) {
        return List.of(
                new Column("", result -> result.contender().label()),
                new Column("orders/s", result -> whole(backlog(result).ordersPerSecond())),
                new Column("slowest–fastest", result -> whole(result.slowest()) + "–" + whole(result.fastest())),
                new Column(
                        "RewardSync/this",
                        result -> scenario.ratioTo(result.contender())
                                .map(ratio -> number("%.2f", ratio))
                                .orElse("–")),
                new Column(
                        "records out/s",
                        result -> whole(perSecond(result, outputs(result).records()))),
                new Column(
                        "MiB in/s",
                        result -> number("%.1f", backlog(result).ordersPerSecond() * scenario.orderBytes() / MIB)),
                new Column(
                        "MiB out/s",
                        result ->
                                number("%.1f", perSecond(result, outputs(result).bytes()) / MIB)),
                new Column(
                        "MiB state/s",
                        result -> number(
                                "%.1f",
                                perSecond(
                                                result,
                                                result.median()
                                                        .outputVolume()
                                                        .changelogs()
                                                        .bytes())
                                        / MIB)));
    }

    private static List<Column> costs(ScenarioResult scenario) {
        return List.of(
                new Column("", result -> result.contender().label()),
                new Column(
                        "CPU s",
                        result -> number(
                                "%.1f", BacklogResult.seconds(backlog(result).ownCpu()))),
                new Column(
                        "CPU µs/order", result -> number("%.1f", backlog(result).ownCpuMicrosPerOrder())),
                new Column(
                        "broker µs/order",
                        result -> number("%.1f", backlog(result).brokerCpuMicrosPerOrder())),
                new Column("stolen %", result -> percent(backlog(result).stolen())),
                new Column("p50 ms", result -> latency(result, LatencyResult::p50Ms)),
                new Column("p99 ms", result -> latency(result, LatencyResult::p99Ms)),
                new Column(
                        "at orders/s",
                        result -> result.latency()
                                .map(latency -> whole(latency.ordersPerSecond()))
                                .orElse("–")),
                new Column(
                        "first export s",
                        result -> number(
                                "%.1f", BacklogResult.seconds(backlog(result).toFirstExport()))),
                new Column("heap live MiB", result -> whole(backlog(result).heapLiveBytes() / MIB)),
                new Column("heap peak MiB", result -> whole(backlog(result).heapPeakBytes() / MIB)),
                new Column("RSS MiB", result -> mebibytes(backlog(result).peakResidentBytes())));
    }

    private static String table(ScenarioResult scenario, List<Column> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::heading).toList());
        for (ContenderResult result : scenario.contenders()) {
            rows.add(columns.stream().map(column -> column.cell().apply(result)).toList());
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

    private static BacklogResult backlog(ContenderResult result) {
        return result.median().result();
    }

    private static OutputVolume.RecordTotals outputs(ContenderResult result) {
        return result.median().outputVolume().outputs();
    }

    private static double perSecond(ContenderResult result, long amount) {
        BacklogResult backlog = backlog(result);
        return (double) amount / backlog.orders() * backlog.ordersPerSecond();
    }

    private static String latency(ContenderResult result, Function<LatencyResult, Long> figure) {
        Optional<Long> latency = result.latency().map(figure);
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
