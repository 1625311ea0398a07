package dev.rewardsync.cli;

import dev.rewardsync.json.UnlimitedJson;
import dev.rewardsync.rule.yaml.AttributeSample;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sample of events as lines of text: bare events, or input lines of {@code process} with the event as their value. */
final class EventSampleReader {

    private static final JsonMapper JSON = new JsonMapper(UnlimitedJson.FACTORY);

    private final AttributeSample sample = new AttributeSample();
    private int unreadable;

    /** Takes one line. */
    void read(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            JsonNode value = read.path("value");
            JsonNode event = value.isString() ? JSON.readTree(value.asString()) : value.isObject() ? value : read;
            see(event);
        } catch (JacksonException notJson) {
            unreadable++;
        }
    }

    private void see(JsonNode event) {
        for (JsonNode line : event.path("lines")) {
            sample.sawItem(names(line.path("attributes")));
        }
        if (event.path("activity").isString()) {
            sample.sawActivity(event.path("activity").asString(), names(event.path("attributes")));
        }
    }

    private static Set<String> names(JsonNode attributes) {
        return new TreeSet<>(attributes.propertyNames());
    }

    /** What was seen so far. */
    AttributeSample sample() {
        return sample;
    }

    /** How many lines were no JSON. */
    int unreadable() {
        return unreadable;
    }
}
