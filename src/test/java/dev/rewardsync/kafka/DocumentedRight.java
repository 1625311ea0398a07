package dev.rewardsync.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One right in Kafka: a row of the table in {@code docs/security.md}.
 *
 * @param user who needs it
 * @param names the names of the resources; a {@code *} at the end stands for all names that begin so
 * @param message a part of the message that shows that the right is missing: the last text in code of its row
 */
public record DocumentedRight(
        String user, ResourceType resource, List<String> names, AclOperation operation, String message) {

    private static final Path PAGE = Path.of("docs/security.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final int COLUMNS = 5;

    /** Returns all rows. */
    public static List<DocumentedRight> all() throws IOException {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| "))
                    .map(line -> Arrays.stream(line.substring(1).split("(?<!\\\\)\\|"))
                            .map(String::strip)
                            .toList())
                    .filter(cells -> cells.size() == COLUMNS && isResource(cells.get(1)))
                    .map(DocumentedRight::of)
                    .toList();
        }
    }

    private static boolean isResource(String cell) {
        return List.of("topic", "group", "transactional id").contains(cell);
    }

    private static DocumentedRight of(List<String> cells) {
        return new DocumentedRight(
                cells.get(0),
                ResourceType.valueOf(cells.get(1).toUpperCase(Locale.ROOT).replace(' ', '_')),
                codes(cells.get(2)),
                AclOperation.fromString(cells.get(3).replace("Describe configs", "DESCRIBE_CONFIGS")),
                codes(cells.get(4)).getLast());
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    /** Returns the ACLs that grant the right. */
    public List<AclBinding> acls() {
        return names.stream().map(this::acl).toList();
    }

    private AclBinding acl(String name) {
        boolean prefix = name.endsWith("*");
        ResourcePattern pattern = new ResourcePattern(
                resource,
                prefix ? name.substring(0, name.length() - 1) : name,
                prefix ? PatternType.PREFIXED : PatternType.LITERAL);
        return new AclBinding(pattern, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    @Override
    public String toString() {
        return "%s: %s %s".formatted(user, operation, names);
    }
}
