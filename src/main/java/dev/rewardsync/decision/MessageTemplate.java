package dev.rewardsync.decision;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.rule.EarningRule;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders {@code {points} {balance} {orderId} {name}} of a rule's messages. */
final class MessageTemplate {

    private MessageTemplate() {}

    private enum Placeholder {
        POINTS("{points}"),
        BALANCE("{balance}"),
        ORDER_ID("{orderId}"),
        NAME("{name}");

        private static final Placeholder[] ALL = values();

        private final String token;

        Placeholder(String token) {
            this.token = token;
        }

        static @Nullable Placeholder at(int index, String template) {
            for (Placeholder placeholder : ALL) {
                if (template.startsWith(placeholder.token, index)) {
                    return placeholder;
                }
            }
            return null;
        }

        String value(EarningRule rule, long points, @Nullable String orderId, Balance balance) {
            return switch (this) {
                case POINTS -> Long.toString(points);
                case BALANCE -> Long.toString(balance.available());
                case ORDER_ID -> orderId == null ? "" : orderId;
                case NAME -> rule.displayName() == null ? rule.name() : rule.displayName();
            };
        }
    }

    /**
     * Returns a template with its placeholders filled; null if there is no template.
     *
     * @param points points that the rule awards
     * @param orderId order behind the points; null if there is none
     * @param balance balance after the points
     */
    static @Nullable String fill(
            @Nullable String template, EarningRule rule, long points, @Nullable String orderId, Balance balance) {
        if (template == null || template.indexOf('{') < 0) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 16);
        int copied = 0;
        for (int brace = template.indexOf('{'); brace >= 0; brace = template.indexOf('{', brace + 1)) {
            Placeholder placeholder = Placeholder.at(brace, template);
            if (placeholder != null) {
                text.append(template, copied, brace).append(placeholder.value(rule, points, orderId, balance));
                copied = brace + placeholder.token.length();
            }
        }
        return text.append(template, copied, template.length()).toString();
    }
}
