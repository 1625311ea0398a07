package dev.rewardsync.topic;

import dev.rewardsync.event.EventType;
import dev.rewardsync.export.CloudEventType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The topics that the worker reads and writes.
 *
 * @param inputs one for each kind of event
 * @param inbox where records that arrived elsewhere are handed on to their customer's home
 */
public record TopicNames(
        Map<EventType, String> inputs,
        String ledger,
        String balances,
        String exports,
        String notifications,
        String inbox) {

    private static final String DEAD_LETTERS = "-dlt";

    public TopicNames {
        inputs = Map.copyOf(new EnumMap<>(inputs));
    }

    /** The names that a worker has of its own. */
    public static TopicNames standard() {
        return new TopicNames(
                Stream.of(EventType.values())
                        .collect(Collectors.toMap(Function.identity(), type -> "shop." + type.wireName())),
                "loyalty.ledger",
                "loyalty.balances",
                "erp.order-export",
                "loyalty.notifications",
                "rewardsync-inbox");
    }

    /** Where records of a type go. */
    public String of(CloudEventType type) {
        return switch (type) {
            case LEDGER_ENTRY -> ledger;
            case BALANCE -> balances;
            case ORDER_EXPORT -> exports;
            case NOTIFICATION -> notifications;
            case DEAD_LETTER -> throw new IllegalArgumentException("dead letters go beside the topic they came on");
        };
    }

    /** Where dead letters of a topic go. */
    public static String deadLettersOf(String topic) {
        return topic + DEAD_LETTERS;
    }

    /** The kind of event that each input carries. */
    public Map<String, EventType> typesByInput() {
        return inputs.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** All that the worker reads: the inputs, in the order of their kinds, and the inbox. */
    public List<String> sources() {
        return Stream.concat(inputNames(), Stream.of(inbox)).toList();
    }

    /** Where dead letters go, for everything that is read. */
    public List<String> deadLetters() {
        return sources().stream().map(TopicNames::deadLettersOf).toList();
    }

    private Stream<String> inputNames() {
        return Stream.of(EventType.values()).map(this::input);
    }

    private String input(EventType type) {
        String name = inputs.get(type);
        if (name == null) {
            throw new IllegalStateException("no topic for " + type.wireName());
        }
        return name;
    }
}
