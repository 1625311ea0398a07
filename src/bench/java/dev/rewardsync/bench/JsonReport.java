package dev.rewardsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The results as JSON. The top-level {@code ratios} are those of the first scenario. */
record JsonReport(BenchmarkSettings settings, MachineInfo machine, List<ScenarioResult> scenarios) {

    private static final JsonMapper JSON = JsonMapper.shared();

    void write(Path file) throws IOException {
        ObjectNode report = JSON.createObjectNode();
        report.set("machine", JSON.valueToTree(machine));
        ObjectNode settings = report.putObject("settings");
        settings.put("rounds", settings().rounds());
        settings.put("seed", settings().seed());
        settings.put("jvm", String.join(" ", settings().jvm()));
        settings.put("limitSeconds", settings().limit().toSeconds());
        addRatios(report, scenarios.getFirst());
        var runs = report.putArray("runs");
        scenarios.forEach(scenario -> add(runs.addObject(), scenario));
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }

    private static void add(ObjectNode run, ScenarioResult scenario) {
        run.put("orders", scenario.orders());
        run.put("orderBytes", scenario.orderBytes());
        run.put("customers", scenario.customers());
        run.put("partitions", scenario.partitions());
        addRatios(run, scenario);
        ObjectNode contenders = run.putObject("contenders");
        for (ContenderResult result : scenario.contenders()) {
            add(contenders.putObject(result.contender().key()), result);
        }
    }

    private static void addRatios(ObjectNode to, ScenarioResult scenario) {
        ObjectNode ratios = to.putObject("ratios");
        for (Contender contender : Contender.values()) {
            Optional<Double> ratio = scenario.ratioTo(contender);
            if (contender != Contender.REWARDSYNC && ratio.isPresent()) {
                ratios.put(contender.key(), ratio.get());
            }
        }
    }

    private static void add(ObjectNode to, ContenderResult result) {
        BacklogMeasurement median = result.median();
        BacklogResult backlog = median.result();
        to.put("ordersPerSecond", backlog.ordersPerSecond());
        var rounds = to.putArray("rounds");
        result.backlogs().forEach(measurement -> rounds.add(measurement.result().ordersPerSecond()));
        to.put("orders", backlog.orders());
        to.put("ordersCounted", backlog.measuredOrders());
        to.put("seconds", BacklogResult.seconds(backlog.elapsed()));
        add(to.putObject("outputs"), median.outputVolume().outputs());
        add(to.putObject("changelogs"), median.outputVolume().changelogs());
        to.put("cpuSeconds", BacklogResult.seconds(backlog.ownCpu()));
        to.put("cpuMicrosPerOrder", backlog.ownCpuMicrosPerOrder());
        to.put("brokerCpuMicrosPerOrder", backlog.brokerCpuMicrosPerOrder());
        backlog.stolen().ifPresent(share -> to.put("stolenShare", share));
        to.put("firstExportSeconds", BacklogResult.seconds(backlog.toFirstExport()));
        to.put("heapLiveBytes", backlog.heapLiveBytes());
        to.put("heapPeakBytes", backlog.heapPeakBytes());
        backlog.peakResidentBytes().ifPresent(bytes -> to.put("peakResidentBytes", bytes));
        result.latency().ifPresent(latency -> to.set("latency", JSON.valueToTree(latency)));
    }

    private static void add(ObjectNode to, OutputVolume.RecordTotals total) {
        to.put("records", total.records());
        to.put("bytes", total.bytes());
    }
}
