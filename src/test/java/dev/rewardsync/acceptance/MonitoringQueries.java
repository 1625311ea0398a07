package dev.rewardsync.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The alerts and the dashboards of {@code ops}. */
final class MonitoringQueries {

    private static final Path ALERTS = Path.of("ops/alerts.yml");
    private static final Path DASHBOARDS = Path.of("ops/grafana/dashboards");
    private static final Pattern METRIC = Pattern.compile("\\b(up|[a-z]+(_[a-z0-9]+)+)\\b(?=[{\\[\\s)]|$)");
    private static final Pattern STRING_OR_LABELS = Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\b(by|on) \\([^)]*\\)");

    private MonitoringQueries() {}

    /** An alert: its name, expression and runbook's URL. */
    record Alert(String name, String expression, String runbookUrl) {}

    static List<Alert> alerts() throws IOException {
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ALERTS));
        return ((List<?>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<?>) ((Map<?, ?>) group).get("rules")).stream())
                        .map(rule -> alert((Map<?, ?>) rule))
                        .toList();
    }

    private static Alert alert(Map<?, ?> rule) {
        Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
        return new Alert(
                String.valueOf(rule.get("alert")),
                String.valueOf(rule.get("expr")),
                String.valueOf(annotations.get("runbook_url")));
    }

    /** Returns the queries of all dashboards by "file: panel: number", with a fixed interval instead of Grafana's. */
    static Map<String, String> ofDashboards() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.sorted().toList()) {
                for (JsonNode panel :
                        JsonMapper.shared().readTree(Files.readString(file)).get("panels")) {
                    int number = 0;
                    for (JsonNode target : panel.path("targets")) {
                        String name = "%s: %s: %d"
                                .formatted(
                                        file.getFileName(), panel.get("title").asString(), ++number);
                        queries.put(name, target.get("expr").asString().replace("$__rate_interval", "30s"));
                    }
                }
            }
        }
        return queries;
    }

    /** Returns the names of the metrics in expressions. */
    static Set<String> metricsIn(Stream<String> expressions) {
        return expressions
                .map(expression -> STRING_OR_LABELS.matcher(expression).replaceAll(" "))
                .flatMap(expression -> METRIC.matcher(expression).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
