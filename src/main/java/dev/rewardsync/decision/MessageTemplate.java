package dev.rewardsync.decision;

import dev.rewardsync.ledger.Balance;
import dev.rewardsync.rule.EarningRule;
import org.jspecify.annotations.Nullable;

/** A rule's texts with {@code {points} {balance} {orderId} {name}} filled in. */
final class MessageTemplate {

    private MessageTemplate() {}

    /** A place in a text that something is filled into. */
    private enum Place {
        POINTS("{points}"),
        BALANCE("{balance}"),
        ORDER_ID("{orderId}"),
        NAME("{name}");

        private static final Place[] ALL = values();

        private final String written;

        Place(String written) {
            this.written = written;
        }

        static @Nullable Place at(int index, String template) {
            for (Place place : ALL) {
                if (template.startsWith(place.written, index)) {
                    return place;
                }
            }
            return null;
        }

        String filling(EntryDraft posting, EarningRule rule, Balance after) {
            return switch (this) {
                case POINTS -> Long.toString(posting.available() + posting.pending());
                case BALANCE -> Long.toString(after.available());
                case ORDER_ID -> posting.orderId() == null ? "" : posting.orderId();
                case NAME -> rule.displayName() == null ? rule.name() : rule.displayName();
            };
        }
    }

    /** What a rule says of a posting that leaves a balance; null where it has no such text. */
    static @Nullable String filled(@Nullable String template, EntryDraft posting, EarningRule rule, Balance after) {
        if (template == null || template.indexOf('{') < 0) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 16);
        int copied = 0;
        for (int brace = template.indexOf('{'); brace >= 0; brace = template.indexOf('{', brace + 1)) {
            Place place = Place.at(brace, template);
            if (place != null) {
                text.append(template, copied, brace).append(place.filling(posting, rule, after));
                copied = brace + place.written.length();
            }
        }
        return text.append(template, copied, template.length()).toString();
    }
}
