package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The content of an event as comparable values: a map for an object, a list for a list, and null for an absent field.
 */
final class ContentTree implements ContentSink {

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private ContentTree() {}

    /** Returns the content of an event by field name. */
    static Map<String, @Nullable Object> of(ShopEvent event) {
        ContentTree tree = new ContentTree();
        EventContent.describe(event, tree);
        return tree.fields;
    }

    /** Custom attributes as one value. */
    private record AttributeContent(Map<String, AttributeValue> values) {}

    @Override
    public void text(String name, @Nullable String value) {
        fields.put(name, value);
    }

    @Override
    public void decimal(String name, @Nullable BigDecimal value) {
        fields.put(name, value == null ? null : value.stripTrailingZeros());
    }

    @Override
    public void integer(String name, long value) {
        fields.put(name, value);
    }

    @Override
    public void flag(String name, @Nullable Boolean value) {
        fields.put(name, value);
    }

    @Override
    public void attributes(String name, Map<String, AttributeValue> value) {
        fields.put(
                name,
                new AttributeContent(value.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, attribute -> normal(attribute.getValue())))));
    }

    private static AttributeValue normal(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Numeric(BigDecimal number) -> new AttributeValue.Numeric(number.stripTrailingZeros());
            case AttributeValue.Many(List<AttributeValue> values) ->
                new AttributeValue.Many(values.stream().map(ContentTree::normal).toList());
            case AttributeValue.Text text -> text;
            case AttributeValue.Flag flag -> flag;
        };
    }

    @Override
    public <T> void object(String name, @Nullable T value, BiConsumer<T, ContentSink> describe) {
        fields.put(name, value == null ? null : tree(value, describe));
    }

    @Override
    public <T> void list(String name, @Nullable List<T> elements, BiConsumer<T, ContentSink> describe) {
        List<Object> trees = new ArrayList<>();
        if (elements != null) {
            elements.forEach(element -> trees.add(tree(element, describe)));
        }
        fields.put(name, elements == null ? null : trees);
    }

    private static <T> Map<String, @Nullable Object> tree(T value, BiConsumer<T, ContentSink> describe) {
        ContentTree tree = new ContentTree();
        describe.accept(value, tree);
        return tree.fields;
    }
}
