package dev.rewardsync.faults;

import dev.rewardsync.offline.RandomCustomers;
import dev.rewardsync.offline.RandomCustomers.ShopAction;
import dev.rewardsync.offline.RandomOrders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a busy and careless shop sends, reproducible from a seed. Each generation of customers lives for some months. The
 * next one begins before they end, so that the clock of the events goes on. A tenth of the messages arrives late, a tenth
 * arrives twice, 3 of 10 in a partition that is not their customer's, and 2 of 100 are broken copies.
 */
record ShopTraffic(long seed) {

    private static final int GROUPS = 24;
    private static final int GENERATION_DAYS = 150;
    private static final int BIRTH_DAYS = 30;
    private static final int LATE_BY = 60;
    private static final int AGAIN_AFTER = 200;
    private static final Pattern ID = Pattern.compile("(\"(?:customerId|orderId|referrerId)\":\")");
    private static final Pattern EXPIRY = Pattern.compile("(?<=\"expiresAt\":\")[^\"]+");

    private record Timed(Instant arrives, ShopMessage message) {}

    /** A message that is sent after the message with an index. */
    private record Sent(int after, ShopMessage message) {}

    /** Returns the ruleset of the shop. */
    String ruleset() {
        return seed % 2 == 0 ? RandomCustomers.ruleset(seed) : RandomOrders.ruleset(seed);
    }

    /** Returns all messages of a generation in the order in which they are sent. */
    List<ShopMessage> generation(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        List<Timed> messages = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            List<ShopAction> actions = group % 2 == 0
                    ? RandomCustomers.inAnyOrder(random.nextLong())
                    : RandomOrders.inOrder(random.nextLong());
            Duration birth = Duration.ofDays((long) number * GENERATION_DAYS + random.nextInt(BIRTH_DAYS));
            addGroup(number + "." + group + ".", birth, actions, messages);
        }
        List<ShopMessage> sent = new ArrayList<>(messages.stream()
                .sorted(Comparator.comparing(Timed::arrives))
                .map(Timed::message)
                .toList());
        delaySome(sent, random);
        return repeatSome(sent, random);
    }

    /** Adds the messages of a group of customers. They arrive in the order of the actions. */
    private static void addGroup(String group, Duration birth, List<ShopAction> actions, List<Timed> messages) {
        Instant arrives = Instant.MIN;
        for (int index = 0; index < actions.size(); index++) {
            ShopAction action = actions.get(index);
            Instant at = action.at().plus(birth);
            String fields = ID.matcher(action.fields()).replaceAll("$1" + group);
            String moved = EXPIRY.matcher(fields)
                    .replaceAll(
                            expiry -> Instant.parse(expiry.group()).plus(birth).toString());
            arrives = at.isAfter(arrives) ? at : arrives;
            messages.add(
                    new Timed(arrives, ShopMessage.of(new ShopAction(action.type(), at, moved), "e-" + group + index)));
        }
    }

    private static void delaySome(List<ShopMessage> messages, Random random) {
        for (int index = 0; index < messages.size(); index++) {
            if (random.nextInt(10) == 0) {
                int later = Math.min(index + 1 + random.nextInt(LATE_BY), messages.size() - 1);
                messages.add(later, messages.remove(index));
            }
        }
    }

    private static List<ShopMessage> repeatSome(List<ShopMessage> messages, Random random) {
        return IntStream.range(0, messages.size())
                .boxed()
                .flatMap(index -> sent(index, messages.get(index), random).stream())
                .sorted(Comparator.comparingInt(Sent::after))
                .map(Sent::message)
                .toList();
    }

    private static List<Sent> sent(int index, ShopMessage message, Random random) {
        List<Sent> sent = new ArrayList<>(List.of(new Sent(index, anywhere(message, random))));
        if (random.nextInt(10) == 0) {
            sent.add(new Sent(index + random.nextInt(AGAIN_AFTER), anywhere(message, random)));
        }
        if (random.nextInt(50) == 0) {
            sent.add(new Sent(index, anywhere(broken(message, random), random)));
        }
        return sent;
    }

    private static ShopMessage anywhere(ShopMessage message, Random random) {
        return random.nextInt(10) < 3
                ? message.inPartition(
                        (message.partition() + 1 + random.nextInt(ShopMessage.PARTITIONS - 1)) % ShopMessage.PARTITIONS)
                : message;
    }

    private static ShopMessage broken(ShopMessage message, Random random) {
        byte[] value = message.value();
        return switch (random.nextInt(5)) {
            case 0 -> message.withValue(null);
            case 1 -> message.withValue(Arrays.copyOf(value, random.nextInt(value.length)));
            case 2 -> message.withValue("{\"eventId\":\"broken\"}".getBytes(StandardCharsets.UTF_8));
            case 3 -> {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                yield message.withValue(noise);
            }
            default -> {
                byte[] changed = value.clone();
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                yield message.withValue(changed);
            }
        };
    }
}
