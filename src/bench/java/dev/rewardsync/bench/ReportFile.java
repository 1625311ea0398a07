package dev.rewardsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The figures as JSON for programs. {@code ratios} are those of the first numbers of customers and partitions. */
record ReportFile(Settings settings, Machine machine, List<Measured> all) {

    private static final JsonMapper JSON = JsonMapper.shared();

    void write(Path file) throws IOException {
        ObjectNode report = JSON.createObjectNode();
        report.set("machine", JSON.valueToTree(machine));
        ObjectNode settings = report.putObject("settings");
        settings.put("rounds", settings().rounds());
        settings.put("seed", settings().seed());
        settings.put("jvm", String.join(" ", settings().jvm()));
        settings.put("limitSeconds", settings().limit().toSeconds());
        addRatios(report, all.getFirst());
        var runs = report.putArray("runs");
        all.forEach(measured -> add(runs.addObject(), measured));
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }

    private static void add(ObjectNode run, Measured measured) {
        run.put("orders", measured.orders());
        run.put("orderBytes", measured.orderBytes());
        run.put("customers", measured.customers());
        run.put("partitions", measured.partitions());
        addRatios(run, measured);
        ObjectNode contenders = run.putObject("contenders");
        for (Standing standing : measured.standings()) {
            add(contenders.putObject(standing.contender().key()), standing);
        }
    }

    private static void addRatios(ObjectNode to, Measured measured) {
        ObjectNode ratios = to.putObject("ratios");
        for (Contender contender : Contender.values()) {
            Optional<Double> ratio = measured.ratioTo(contender);
            if (contender != Contender.REWARDSYNC && ratio.isPresent()) {
                ratios.put(contender.key(), ratio.get());
            }
        }
    }

    private static void add(ObjectNode to, Standing standing) {
        Round median = standing.median();
        BacklogResult backlog = median.backlog();
        to.put("ordersPerSecond", backlog.ordersPerSecond());
        var rounds = to.putArray("rounds");
        standing.rounds().forEach(round -> rounds.add(round.backlog().ordersPerSecond()));
        to.put("orders", backlog.orders());
        to.put("ordersCounted", backlog.counted());
        to.put("seconds", BacklogResult.seconds(backlog.took()));
        add(to.putObject("outputs"), median.volume().outputs());
        add(to.putObject("changelogs"), median.volume().changelogs());
        to.put("cpuSeconds", BacklogResult.seconds(backlog.ownCpu()));
        to.put("cpuMicrosPerOrder", backlog.ownCpuMicrosPerOrder());
        to.put("brokerCpuMicrosPerOrder", backlog.brokerCpuMicrosPerOrder());
        backlog.stolen().ifPresent(share -> to.put("stolenShare", share));
        to.put("firstExportSeconds", BacklogResult.seconds(backlog.toFirstExport()));
        to.put("heapLiveBytes", backlog.heapLiveBytes());
        to.put("heapPeakBytes", backlog.heapPeakBytes());
        backlog.peakResidentBytes().ifPresent(bytes -> to.put("peakResidentBytes", bytes));
        standing.latency().ifPresent(latency -> to.set("latency", JSON.valueToTree(latency)));
    }

    private static void add(ObjectNode to, OutputVolume.Total total) {
        to.put("records", total.records());
        to.put("bytes", total.bytes());
    }
}
