package dev.rewardsync.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics of the worker, as exposed to Prometheus. */
record Metrics(List<Sample> samples) {

    private static final Pattern LINE = Pattern.compile("^(\\w+)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One line. */
    record Sample(String name, Map<String, String> labels, double value) {}

    static Metrics of(String exposition) {
        return new Metrics(
                LINE.matcher(exposition).results().map(Metrics::sample).toList());
    }

    /** Returns the sum over all series of a name. */
    double sum(String name) {
        return sum(name, Map.of());
    }

    /** Returns the sum over the series of a name with at least these labels. */
    double sum(String name, Map<String, String> labels) {
        return named(name)
                .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** Returns the sums over the series of a name by one of its labels, without those that are 0. */
    Map<String, Long> sumsBy(String label, String name) {
        return named(name)
                .filter(sample -> sample.value() != 0)
                .collect(Collectors.groupingBy(
                        sample -> sample.labels().getOrDefault(label, ""),
                        TreeMap::new,
                        Collectors.summingLong(sample -> (long) sample.value())));
    }

    /** Returns the names of the worker's own series with their label names. */
    Map<String, Set<String>> labelsOfOwn() {
        Map<String, Set<String>> labels = new TreeMap<>();
        samples.stream()
                .filter(sample -> sample.name().startsWith("rewardsync_"))
                .forEach(sample -> labels.computeIfAbsent(sample.name(), name -> new TreeSet<>())
                        .addAll(sample.labels().keySet()));
        return labels;
    }

    private Stream<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name));
    }

    private static Sample sample(MatchResult line) {
        Map<String, String> labels = new TreeMap<>();
        if (line.group(2) != null) {
            LABEL.matcher(line.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return new Sample(
                line.group(1), labels, Double.parseDouble(line.group(3).replace("Inf", "Infinity")));
    }
}
