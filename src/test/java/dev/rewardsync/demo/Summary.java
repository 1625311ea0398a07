package dev.rewardsync.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Totals of the records in the output topics. */
final class Summary {
    /** The reasons of exports that an event of the shop causes, not a timer. Each event causes one export. */
    private static final List<String> MILESTONES = List.of("PLACED", "COMPLETED", "CANCELED", "REFUNDED");

    private static final String NO_RULE = "(no rule)";
    private static final int SHOWN_EXPORTS = 5;

    private final Map<String, Long> exportsByReason = new TreeMap<>();
    private final Map<String, Long> pointsByType = new TreeMap<>();
    private final Map<String, Long> pointsByRule = new TreeMap<>();
    private final Map<String, Long> discrepancies = new TreeMap<>();
    private final Map<String, Long> deadLettersByCode = new TreeMap<>();
    private final Map<String, CustomerPoints> ledgerByCustomer = new HashMap<>();
    private final Map<String, CustomerPoints> balanceByCustomer = new HashMap<>();
    private final List<JsonNode> shownExports = new ArrayList<>();
    private long entries;

    /** CustomerPoints of one customer, or of all. */
    record CustomerPoints(long available, long pending) {
        static final CustomerPoints NONE = new CustomerPoints(0, 0);

        static CustomerPoints of(JsonNode node) {
            return new CustomerPoints(
                    node.path("available").asLong(), node.path("pending").asLong());
        }

        CustomerPoints plus(CustomerPoints other) {
            return new CustomerPoints(Math.addExact(available, other.available), Math.addExact(pending, other.pending));
        }

        long total() {
            return Math.addExact(available, pending);
        }
    }

    void add(WorkerOutput outcome) {
        if (outcome.isDeadLetter()) {
            deadLettersByCode.merge(Objects.requireNonNullElse(outcome.errorCode(), "(no code)"), 1L, Long::sum);
            return;
        }
        JsonNode value = JsonMapper.shared().readTree(outcome.value());
        switch (outcome.topic()) {
            case WorkerOutput.LEDGER -> addEntry(value);
            case WorkerOutput.BALANCES -> balanceByCustomer.put(outcome.key(), CustomerPoints.of(value));
            case WorkerOutput.EXPORTS -> addExport(value);
            default -> throw new IllegalArgumentException("unexpected topic " + outcome.topic());
        }
    }

    private void addEntry(JsonNode entry) {
        entries++;
        CustomerPoints change = CustomerPoints.of(entry);
        String type = entry.path("type").asString();
        ledgerByCustomer.merge(entry.path("customerId").asString(), change, CustomerPoints::plus);
        switch (type) {
            case "ACCRUAL", "REVERSAL" ->
                pointsByRule.merge(entry.path("ruleId").asString(NO_RULE), change.total(), Math::addExact);
            default -> {
                /* Other types do not belong to a rule. */
            }
        }
        // A release moves points from pending to available. Its total is 0, so count the available points.
        pointsByType.merge(type, type.equals("RELEASE") ? change.available() : change.total(), Math::addExact);
    }

    private void addExport(JsonNode export) {
        String reason = export.path("reason").asString();
        exportsByReason.merge(reason, 1L, Long::sum);
        if (reason.equals("PLACED")) {
            export.path("discrepancies").forEach(found -> discrepancies.merge(nameOf(found), 1L, Long::sum));
        }
        boolean redeemed = reason.equals("COMPLETED")
                && export.path("rewards").path("pointsUsed").asLong() > 0;
        if (redeemed) {
            shownExports.add(export);
            if (shownExports.size() > SHOWN_EXPORTS) {
                shownExports.removeFirst();
            }
        }
    }

    private static String nameOf(JsonNode discrepancy) {
        return discrepancy.isString()
                ? discrepancy.asString()
                : discrepancy.path("code").asString();
    }

    /** Returns the number of exports caused by events of the shop. */
    long milestones() {
        return MILESTONES.stream()
                .mapToLong(reason -> exportsByReason.getOrDefault(reason, 0L))
                .sum();
    }

    long deadLetters() {
        return deadLettersByCode.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the customers whose ledger entries do not add up to their balance. */
    List<String> unbalanced() {
        Map<String, CustomerPoints> all = new TreeMap<>(ledgerByCustomer);
        balanceByCustomer.forEach(all::putIfAbsent);
        return all.keySet().stream()
                .filter(customer -> !ledgerByCustomer
                        .getOrDefault(customer, CustomerPoints.NONE)
                        .equals(balanceByCustomer.getOrDefault(customer, CustomerPoints.NONE)))
                .toList();
    }

    CustomerPoints balance() {
        return balanceByCustomer.values().stream().reduce(CustomerPoints.NONE, CustomerPoints::plus);
    }

    long customers() {
        return balanceByCustomer.size();
    }

    long entries() {
        return entries;
    }

    List<JsonNode> shownExports() {
        return List.copyOf(shownExports);
    }

    Map<String, Long> exportsByReason() {
        return exportsByReason;
    }

    Map<String, Long> pointsByType() {
        return pointsByType;
    }

    Map<String, Long> pointsByRule() {
        return pointsByRule;
    }

    Map<String, Long> discrepancies() {
        return discrepancies;
    }

    Map<String, Long> deadLettersByCode() {
        return deadLettersByCode;
    }
}
