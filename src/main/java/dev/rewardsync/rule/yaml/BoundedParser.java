package dev.rewardsync.rule.yaml;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/** A YAML parser that limits the nesting depth, so that deep nesting cannot overflow the stack. */
final class BoundedParser implements Parser {

    private final Parser parser;
    private final int maxDepth;
    private int depth;

    BoundedParser(Parser parser, int maxDepth) {
        this.parser = parser;
        this.maxDepth = maxDepth;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }

    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case SequenceStart, MappingStart -> depth++;
            case SequenceEnd, MappingEnd -> depth--;
            case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
        }
        if (depth > maxDepth) {
            throw new YamlException(
                    YamlSource.location(event.getStartMark()), "nested more than " + maxDepth + " levels deep");
        }
        return event;
    }
}
