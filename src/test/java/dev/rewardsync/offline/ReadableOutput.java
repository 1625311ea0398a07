package dev.rewardsync.offline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Formats output records as readable text, one line each, in the order written. Points are {@code available/pending}: a
 * change such as {@code +0/+50} is followed by the balance after it.
 */
final class ReadableOutput {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReadableOutput() {}

    /** Returns the headline of an input record. */
    static String headline(String inputLine) {
        JsonNode input = JSON.readTree(inputLine);
        JsonNode value = input.path("value");
        String kind = input.path("topic").asString().replaceFirst("^shop\\.", "");
        return "» "
                + kind
                + part(value, "customerId")
                + part(value, "orderId")
                + part(value, "status")
                + part(value, "reviewId")
                + part(value, "activity")
                + (value.isObject() ? " at " + value.path("occurredAt").asString() : " (raw)");
    }

    /** Returns output lines as readable text. */
    static List<String> lines(byte[] outputLines) {
        List<String> lines = new ArrayList<>();
        String before = "";
        for (String outputLine :
                new String(outputLines, StandardCharsets.UTF_8).lines().toList()) {
            JsonNode record = JSON.readTree(outputLine);
            String line = line(record, before);
            if (line != null) {
                lines.add("  " + line);
            }
            before = record.path("topic").asString();
        }
        return lines;
    }

    private static @Nullable String line(JsonNode record, String topicBefore) {
        JsonNode value = record.path("value");
        return switch (record.path("topic").asString()) {
            case "loyalty.ledger" -> entry(value);
            case "loyalty.balances" ->
                topicBefore.equals("loyalty.ledger") ? balanceAfterEntries(value) : balanceWithoutEntry(value);
            case "erp.order-export" -> export(value);
            case "loyalty.notifications" -> notification(value);
            default -> deadLetter(record);
        };
    }

    private static String entry(JsonNode entry) {
        return "ledger %s #%d %s %s %s%s%s%s%s%s"
                .formatted(
                        entry.path("customerId").asString(),
                        entry.path("sequence").asLong(),
                        entry.path("type").asString(),
                        entry.path("entryId").asString(),
                        change(entry) + " = " + balance(entry),
                        lots(entry.path("lots")),
                        entry.has("source")
                                ? ""
                                : " when due " + entry.path("occurredAt").asString(),
                        entry.has("message") ? " \"" + entry.path("message").asString() + '"' : "",
                        entry.has("reference")
                                ? " reference \"" + entry.path("reference").asString() + '"'
                                : "",
                        entry.has("by") ? " by \"" + entry.path("by").asString() + '"' : "");
    }

    private static String lots(JsonNode lots) {
        return lots.isEmpty()
                ? ""
                : each(
                        lots,
                        " lots [",
                        lot -> "%s %+d until %s"
                                .formatted(
                                        lot.path("lotId").asString(),
                                        lot.path("points").asLong(),
                                        lot.path("expiresAt").asString("never")));
    }

    /** Formats a balance without a preceding entry, with its tier and group. */
    private static String balanceWithoutEntry(JsonNode balance) {
        return "balance %s %d/%d, tier %s, group %s"
                .formatted(
                        balance.path("customerId").asString(),
                        balance.path("available").asLong(),
                        balance.path("pending").asLong(),
                        balance.path("tier").asString(),
                        balance.path("group").asString());
    }

    /** Formats a balance after entries: only its next expiry, because the entries have the rest. */
    private static @Nullable String balanceAfterEntries(JsonNode balance) {
        JsonNode next = balance.path("nextExpiry");
        return next.isMissingNode()
                ? null
                : "balance %s %d/%d, %d run out at %s"
                        .formatted(
                                balance.path("customerId").asString(),
                                balance.path("available").asLong(),
                                balance.path("pending").asLong(),
                                next.path("points").asLong(),
                                next.path("at").asString());
    }

    private static String export(JsonNode export) {
        JsonNode rewards = export.path("rewards");
        return "export %s %s used %d = %s %s earned %d %s net %+d%s%s%s%s"
                .formatted(
                        export.path("exportId").asString(),
                        export.path("reason").asString(),
                        rewards.path("pointsUsed").asLong(),
                        rewards.path("discount").asString(),
                        export.path("currency").asString() + inBase(export),
                        rewards.path("pointsEarned").asLong(),
                        rewards.path("pointsEarnedStatus").asString(),
                        rewards.path("netBalanceChange").asLong(),
                        rewards.has("balance") ? ", balance " + balance(rewards) : ", no balance",
                        export.has("orderExport")
                                ? ", order as in " + export.path("orderExport").asString()
                                : "",
                        ofRules(rewards),
                        each(
                                export.path("discrepancies"),
                                " ",
                                found -> found.path("code").asString()));
    }

    private static String inBase(JsonNode export) {
        JsonNode base = export.path("rewards").path("base");
        String currency = base.path("currency").asString("");
        return currency.equals(export.path("currency").asString())
                ? ""
                : base.isMissingNode()
                        ? " (in base unknown)"
                        : " (%s %s at %s)"
                                .formatted(
                                        base.path("discount").asString(),
                                        currency,
                                        base.path("exchangeRate").asString());
    }

    private static String ofRules(JsonNode rewards) {
        return each(
                        rewards.path("earnedByRule"),
                        ", ",
                        rule -> rule.path("ruleId").asString()
                                + " "
                                + rule.path("points").asLong())
                + each(
                        rewards.path("notApplied"),
                        " not ",
                        rule -> rule.path("ruleId").asString()
                                + " "
                                + rule.path("reason").asString())
                + each(
                        rewards.path("trial"),
                        " trial ",
                        rule -> rule.path("ruleId").asString()
                                + " "
                                + rule.path("points").asLong())
                + each(
                        rewards.path("discountByLine"),
                        " off lines ",
                        line -> line.path("lineId").asString()
                                + " "
                                + line.path("discount").asString())
                + each(
                        rewards.path("discountByTaxRate"),
                        " off rates ",
                        line -> line.path("taxRate").asString()
                                + "% "
                                + line.path("discount").asString());
    }

    private static String notification(JsonNode notification) {
        String customer = notification.path("customerId").asString();
        return switch (notification.path("type").asString()) {
            case "points-expiring" ->
                "warn %s %d run out at %s, told at %s"
                        .formatted(
                                customer,
                                notification.path("points").asLong(),
                                notification.path("expiresAt").asString(),
                                notification.path("occurredAt").asString());
            case "tier-changed" ->
                "tier %s %s -> %s"
                        .formatted(
                                customer,
                                notification.path("from").asString(),
                                notification.path("to").asString());
            case "group-assigned" ->
                "group %s %s by %s"
                        .formatted(
                                customer,
                                notification.path("group").asString(),
                                notification.path("ruleId").asString());
            default -> balanceChanged(notification);
        };
    }

    private static String balanceChanged(JsonNode notification) {
        return "notify %s %s = %s%s"
                .formatted(
                        notification.path("customerId").asString(),
                        change(notification.path("points")),
                        balance(notification),
                        each(
                                notification.path("messages"),
                                " ",
                                message -> message.path("ruleId").asString()
                                        + " "
                                        + message.path("points").asLong()
                                        + (message.has("email")
                                                ? " \"" + message.path("email").asString() + '"'
                                                : "")));
    }

    private static String deadLetter(JsonNode record) {
        JsonNode headers = record.path("headers");
        return "dead letter on %s: %s %s"
                .formatted(
                        record.path("topic").asString(),
                        headers.path("rewardsync_error_code").asString(),
                        headers.path("rewardsync_error_detail").asString());
    }

    private static String change(JsonNode points) {
        return "%+d/%+d"
                .formatted(
                        points.path("available").asLong(),
                        points.path("pending").asLong());
    }

    private static String balance(JsonNode of) {
        JsonNode balance = of.path("balance");
        return balance.path("available").asLong() + "/"
                + balance.path("pending").asLong();
    }

    private static String part(JsonNode value, String name) {
        return value.has(name) ? " " + value.path(name).asString() : "";
    }

    private static String each(JsonNode nodes, String before, Function<JsonNode, String> text) {
        String open = before.endsWith("[") ? before : before + "[";
        return nodes.isEmpty()
                ? ""
                : StreamSupport.stream(nodes.spliterator(), false)
                        .map(text)
                        .collect(Collectors.joining(", ", open, "]"));
    }
}
