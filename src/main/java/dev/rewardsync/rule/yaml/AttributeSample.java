package dev.rewardsync.rule.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The attribute names found in a sample of the shop's events. */
public final class AttributeSample {

    private final Set<String> itemAttributes = new TreeSet<>();
    private final Map<String, Set<String>> activityAttributes = new HashMap<>();
    private boolean hasItems;

    /** Adds the attribute names of an order line. */
    public void addItem(Set<String> attributes) {
        hasItems = true;
        itemAttributes.addAll(attributes);
    }

    /** Adds the attribute names of an activity. */
    public void addActivity(String activity, Set<String> attributes) {
        activityAttributes.computeIfAbsent(activity, name -> new TreeSet<>()).addAll(attributes);
    }

    /** Returns whether the sample contains an order line. */
    boolean hasItems() {
        return hasItems;
    }

    /** Returns whether the sample contains an activity of this name. */
    boolean hasActivity(String activity) {
        return activityAttributes.containsKey(activity);
    }

    /** Returns the attribute names of all order lines. */
    Set<String> itemAttributes() {
        return itemAttributes;
    }

    /** Returns the attribute names of an activity; empty if the sample does not contain it. */
    Set<String> activityAttributes(String activity) {
        return activityAttributes.getOrDefault(activity, Set.of());
    }
}
