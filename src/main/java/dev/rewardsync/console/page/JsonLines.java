package dev.rewardsync.console.page;

import dev.rewardsync.text.Printable;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Indents JSON, one value on each line. Numbers stay as they were written. */
final class JsonLines {

    private static final String INDENT = "  ";

    private final List<JsonLine> lines = new ArrayList<>();
    private final JsonParser parser;
    private String name = "";

    /**
     * A line.
     *
     * @param pointer the JSON pointer of the value that begins on it; of the object or list that ends on it
     */
    record JsonLine(String pointer, String text) {}

    /** More lines than a page shows; a longer document ends here. */
    private static final int MAX_LINES = 20_000;

    private JsonLines(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Returns the lines of a JSON value.
     *
     * @throws tools.jackson.core.JacksonException if it is not JSON
     */
    static List<JsonLine> of(byte[] json) {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            JsonLines writer = new JsonLines(parser);
            JsonToken token = parser.nextToken();
            while (token != null && writer.lines.size() < MAX_LINES) {
                writer.add(token);
                token = parser.nextToken();
            }
            if (writer.lines.isEmpty()) {
                throw new IllegalArgumentException("no value");
            }
            return writer.lines;
        }
    }

    /** Returns the index of the line on which a value begins; if there is none, of the object that should contain it. */
    static int indexOf(List<JsonLine> lines, String pointer) {
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).pointer().equals(pointer)) {
                return index;
            }
        }
        return pointer.isEmpty() ? 0 : indexOf(lines, pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))));
    }

    private void add(JsonToken token) {
        switch (token) {
            case PROPERTY_NAME -> name = quoted(parser.currentName()) + ": ";
            case START_OBJECT -> begin("{");
            case START_ARRAY -> begin("[");
            case END_OBJECT -> end("{", "}");
            case END_ARRAY -> end("[", "]");
            case VALUE_STRING -> value(quoted(parser.getString()));
            default -> value(parser.getString());
        }
    }

    private void begin(String bracket) {
        separate();
        line(depth() - 1, name + bracket);
    }

    private void value(String text) {
        separate();
        line(depth(), name + text);
    }

    /** Closes an object or a list; an empty one stays on its line. */
    private void end(String begin, String end) {
        JsonLine last = lines.getLast();
        if (last.text().endsWith(begin)) {
            lines.set(lines.size() - 1, new JsonLine(last.pointer(), last.text() + end));
        } else {
            line(depth(), end);
        }
    }

    /** Adds a comma to the value before, if there is one in the same object or list. */
    private void separate() {
        if (lines.isEmpty() || isFirst()) {
            return;
        }
        JsonLine last = lines.getLast();
        lines.set(lines.size() - 1, new JsonLine(last.pointer(), last.text() + ","));
    }

    /** No value but an object or a list that has just begun ends with a bracket: strings end with a quotation mark. */
    private boolean isFirst() {
        String text = lines.getLast().text();
        return text.endsWith("{") || text.endsWith("[");
    }

    private void line(int depth, String text) {
        lines.add(new JsonLine(pointer(), INDENT.repeat(Math.max(0, depth)) + text));
        name = "";
    }

    private int depth() {
        return parser.streamReadContext().getNestingDepth();
    }

    private String pointer() {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    private static String quoted(String text) {
        return Printable.line(JsonMapper.shared().writeValueAsString(text));
    }
}
