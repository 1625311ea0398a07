package dev.rewardsync.rule.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of attributes that were seen in a sample of the shop's events. */
public final class AttributeSample {

    private final Set<String> ofItems = new TreeSet<>();
    private final Map<String, Set<String>> ofActivities = new HashMap<>();
    private boolean anyItem;

    /** An order line was seen. */
    public void sawItem(Set<String> attributes) {
        anyItem = true;
        ofItems.addAll(attributes);
    }

    /** An activity was seen. */
    public void sawActivity(String activity, Set<String> attributes) {
        ofActivities.computeIfAbsent(activity, name -> new TreeSet<>()).addAll(attributes);
    }

    /** Whether the sample has items, so that it can say something about their attributes. */
    boolean hasItems() {
        return anyItem;
    }

    /** Whether the sample has an activity, so that it can say something about its attributes. */
    boolean hasActivity(String activity) {
        return ofActivities.containsKey(activity);
    }

    Set<String> ofItems() {
        return ofItems;
    }

    Set<String> ofActivity(String activity) {
        return ofActivities.getOrDefault(activity, Set.of());
    }
}
