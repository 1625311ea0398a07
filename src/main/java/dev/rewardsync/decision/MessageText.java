package dev.rewardsync.decision;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.rule.EarningRule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rule's texts with {@code {points} {balance} {orderId} {name}} filled in. */
final class MessageText {

    private static final Pattern PLACE = Pattern.compile("\\{(points|balance|orderId|name)}");

    private MessageText() {}

    /** What a rule says of a posting that leaves a balance; null where it has no such text. */
    static @Nullable String filled(@Nullable String template, Posting posting, EarningRule rule, Balance after) {
        if (template == null) {
            return null;
        }
        long points = posting.available() + posting.pending();
        String orderId = posting.orderId();
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "points" -> Long.toString(points);
                            case "balance" -> Long.toString(after.available());
                            case "orderId" -> orderId == null ? "" : orderId;
                            default -> rule.displayName() == null ? rule.name() : rule.displayName();
                        }));
    }
}
