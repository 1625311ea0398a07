package dev.rewardsync.console.rules;

import java.util.List;

/**
 * A part of the ruleset that is not a rule, in words: the terms of points, a rate, the tiers.
 *
 * @param title what it is about
 * @param id its id in the ruleset; empty if there is only one
 * @param active false if it is switched off
 * @param headline the most important of it
 * @param terms further terms, one sentence each
 * @param when the conditions; empty for none
 * @param items the conditions for items; empty if all items count
 */
public record PolicyDescription(
        String title,
        String id,
        boolean active,
        String headline,
        List<String> terms,
        List<ConditionLine> when,
        List<ConditionLine> items) {

    /** Creates the description of a part without an id and conditions. */
    PolicyDescription(String title, String headline, List<String> terms) {
        this(title, "", true, headline, terms, List.of(), List.of());
    }
}
