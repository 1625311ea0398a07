package dev.rewardsync.topic;

import dev.rewardsync.event.EventType;
import dev.rewardsync.json.CloudEventType;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of the topics that the worker and the console read and write.
 *
 * @param inputs one topic for each type of event
 * @param inbox the topic through which records are rerouted to the home partition of their customer
 * @param operatorLog the topic of what operators do; only the console reads and writes it
 */
@RecordBuilder
public record TopicNames(
        Map<EventType, String> inputs,
        String ledger,
        String balances,
        String exports,
        String notifications,
        String rulesets,
        String inbox,
        String operatorLog) {

    /** The default name of an input topic is this prefix and {@link EventType#wireName}. */
    public static final String INPUT_PREFIX = "shop.";

    /** The default name of the ledger. */
    public static final String LEDGER = "loyalty.ledger";

    /** The default name of the topic of balances. */
    public static final String BALANCES = "loyalty.balances";

    /** The default name of the topic of order exports. */
    public static final String EXPORTS = "erp.order-export";

    /** The default name of the topic of notifications. */
    public static final String NOTIFICATIONS = "loyalty.notifications";

    /** The default name of the topic of rulesets. */
    public static final String RULESETS = "loyalty.rulesets";

    /** The default name of the inbox. */
    public static final String INBOX = "rewardsync-inbox";

    /** The default name of the operator log. */
    public static final String OPERATOR_LOG = "rewardsync-operator-log";

    private static final String DEAD_LETTERS_SUFFIX = "-dlt";

    public TopicNames {
        inputs = Map.copyOf(new EnumMap<>(inputs));
    }

    /** Returns the default names. */
    public static TopicNames standard() {
        return new TopicNames(
                Stream.of(EventType.values())
                        .collect(Collectors.toMap(Function.identity(), type -> INPUT_PREFIX + type.wireName())),
                LEDGER,
                BALANCES,
                EXPORTS,
                NOTIFICATIONS,
                RULESETS,
                INBOX,
                OPERATOR_LOG);
    }

    /**
     * Returns the topic for records of a type.
     *
     * @throws IllegalArgumentException for dead letters; use {@link #deadLettersOf}
     */
    public String of(CloudEventType type) {
        return switch (type) {
            case LEDGER_ENTRY -> ledger;
            case BALANCE -> balances;
            case ORDER_EXPORT -> exports;
            case NOTIFICATION -> notifications;
            case RULESET -> rulesets;
            case DEAD_LETTER ->
                throw new IllegalArgumentException(
                        "the dead-letter topic depends on the input topic; use deadLettersOf");
        };
    }

    /** Returns the dead letter topic of an input topic. */
    public static String deadLettersOf(String topic) {
        return topic + DEAD_LETTERS_SUFFIX;
    }

    /** Returns the type of event on each input topic. */
    public Map<String, EventType> typesByInput() {
        return inputs.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** Returns all topics that the worker reads: the inputs in the order of their types, then the inbox. */
    public List<String> sources() {
        return Stream.concat(inputNames(), Stream.of(inbox)).toList();
    }

    /** Returns the dead letter topics of all topics that the worker reads. */
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
