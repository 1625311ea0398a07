package dev.rewardsync.rule.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Converts YAML nodes to values according to YAML's core schema and resolves aliases. */
final class YamlValueReader {

    private static final int MAX_VALUES = 200_000;
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[-+]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})");
    private static final Pattern OTHER_RADIX = Pattern.compile("0o[0-7]{1,30}|0x[0-9a-fA-F]{1,30}");

    private final ErrorCollector errors;
    private final Set<Node> ancestors = new HashSet<>();
    private int valueCount;

    YamlValueReader(ErrorCollector errors) {
        this.errors = errors;
    }

    /**
     * Returns the value of a document's root node.
     *
     * @throws YamlException if there are too many values or if an alias contains itself
     */
    YamlValue read(Node root) {
        return read(root, "");
    }

    private YamlValue read(Node node, String path) {
        SourceLocation at = YamlSource.location(node.getStartMark());
        valueCount++;
        if (valueCount > MAX_VALUES) {
            throw new YamlException(at, "more than " + MAX_VALUES + " values after resolving aliases");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, at, path);
        }
        if (!ancestors.add(node)) {
            throw new YamlException(at, "an alias that contains itself");
        }
        YamlValue value = node instanceof MappingNode mapping ? mapping(mapping, at, path) : sequence(node, at, path);
        ancestors.remove(node);
        return value;
    }

    private YamlValue sequence(Node node, SourceLocation at, String path) {
        checkTag(node, Tag.SEQ, at, path);
        List<YamlValue> items = new ArrayList<>();
        for (Node item : ((SequenceNode) node).getValue()) {
            items.add(read(item, path + "[" + items.size() + "]"));
        }
        return new YamlValue.Sequence(at, items);
    }

    private YamlValue mapping(MappingNode node, SourceLocation at, String path) {
        checkTag(node, Tag.MAP, at, path);
        List<YamlValue.MappingEntry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : node.getValue()) {
            SourceLocation keyAt = YamlSource.location(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                errors.add(keyAt, path, "a key that is not text", "name: value");
                continue;
            }
            String keyPath = YamlField.child(path, key.getValue());
            YamlValue value = read(tuple.getValueNode(), keyPath);
            if (keys.add(key.getValue())) {
                entries.add(new YamlValue.MappingEntry(keyAt, key.getValue(), value));
            } else {
                errors.add(keyAt, keyPath, "duplicate key");
            }
        }
        return new YamlValue.Mapping(at, entries);
    }

    private YamlValue scalar(ScalarNode node, SourceLocation at, String path) {
        Tag tag = node.getTag();
        String text = node.getValue();
        if (tag.equals(Tag.NULL)) {
            return new YamlValue.NullScalar(at);
        }
        if (tag.equals(Tag.BOOL)) {
            return new YamlValue.BooleanScalar(at, text.toLowerCase(Locale.ROOT).equals("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text, at, path);
        }
        checkTag(node, Tag.STR, at, path);
        if (hasHalfPair(text)) {
            errors.add(at, path, "a text with half of a surrogate pair", "whole characters");
            return new YamlValue.MalformedScalar(at);
        }
        return new YamlValue.TextScalar(at, text);
    }

    /** Names and messages go into records, which are UTF-8: that has no bytes for half of a surrogate pair. */
    private static boolean hasHalfPair(String text) {
        return text.codePoints()
                .anyMatch(character -> character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }

    private YamlValue number(String text, SourceLocation at, String path) {
        if (PLAIN_NUMBER.matcher(text).matches()) {
            return new YamlValue.NumberScalar(at, new BigDecimal(text));
        }
        if (OTHER_RADIX.matcher(text).matches()) {
            int radix = text.charAt(1) == 'x' ? 16 : 8;
            return new YamlValue.NumberScalar(at, new BigDecimal(new BigInteger(text.substring(2), radix)));
        }
        errors.add(
                at, path, "the number " + YamlField.quoted(text) + " cannot be read", "plain decimals such as 12.50");
        return new YamlValue.MalformedScalar(at);
    }

    private void checkTag(Node node, Tag expected, SourceLocation at, String path) {
        if (!node.getTag().equals(expected)) {
            errors.add(at, path, "the tag " + YamlField.quoted(node.getTag().getValue()) + " is not supported");
        }
    }
}
