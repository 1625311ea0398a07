package dev.rewardsync.cli;

import dev.rewardsync.json.UnlimitedJson;
import dev.rewardsync.rule.yaml.AttributeSample;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a sample of events from lines of text: events, or input lines of the command {@code process}.
 */
final class EventSampleReader {

    private static final JsonMapper JSON = new JsonMapper(UnlimitedJson.FACTORY);

    private final AttributeSample sample = new AttributeSample();
    private int invalidLines;

    /** Reads one line. */
    void read(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            JsonNode value = read.path("value");
            JsonNode event = value.isString() ? JSON.readTree(value.asString()) : value.isObject() ? value : read;
            add(event);
        } catch (JacksonException notJson) {
            invalidLines++;
        }
    }

    private void add(JsonNode event) {
        for (JsonNode line : event.path("lines")) {
            sample.addItem(names(line.path("attributes")));
        }
        if (event.path("activity").isString()) {
            sample.addActivity(event.path("activity").asString(), names(event.path("attributes")));
        }
    }

    private static Set<String> names(JsonNode attributes) {
        return new TreeSet<>(attributes.propertyNames());
    }

    /** Returns the attributes of all lines so far. */
    AttributeSample sample() {
        return sample;
    }

    /** Returns the number of lines that are not JSON. */
    int invalidLines() {
        return invalidLines;
    }
}
