package dev.rewardsync.console.page;

import dev.rewardsync.console.database.StoredText;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * The addresses of customers, orders and dead letters.
 *
 * <p>An id is one segment of the path, percent-encoded. Some ids cannot be sent that way: browsers resolve {@code .} and
 * {@code ..}, and UTF-8 has no half surrogate pairs. So the segment has the {@linkplain StoredText stored form} of the id,
 * in which dots that are the whole id are escaped, too.
 */
@Component
public final class PageLinks {

    private static final String ESCAPED_DOT = "\\u002e";

    PageLinks() {}

    /** Returns the address of a customer. */
    public String customer(String customerId) {
        return "/customers/" + segment(customerId);
    }

    /**
     * Returns the address of an order.
     *
     * @param guest whether a guest placed it; a guest's order and a customer's order may have the same id
     */
    public String order(String orderId, boolean guest) {
        return (guest ? "/guest-orders/" : "/orders/") + segment(orderId);
    }

    /** Returns the address of a record in a dead letter topic. */
    public String deadLetter(String topic, int partition, long offset) {
        return "/dead-letters/" + segment(topic) + "/" + partition + "/" + offset;
    }

    private static String segment(String id) {
        String stored = StoredText.escape(id);
        String sent = stored.equals(".") || stored.equals("..") ? stored.replace(".", ESCAPED_DOT) : stored;
        return UriUtils.encode(sent, StandardCharsets.UTF_8);
    }

    /**
     * Returns the id in a decoded segment of a path.
     *
     * @throws UnknownPageException if no id has this segment
     */
    static String id(String segment) {
        try {
            return StoredText.unescape(segment);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new UnknownPageException("The address does not contain a valid id.", e);
        }
    }
}
