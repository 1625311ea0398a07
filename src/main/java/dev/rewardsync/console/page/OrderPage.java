package dev.rewardsync.console.page;

import dev.rewardsync.console.books.HistoryQueries;
import dev.rewardsync.console.books.OrderQueries;
import dev.rewardsync.console.books.Page;
import dev.rewardsync.console.books.StoredExport;
import dev.rewardsync.console.books.StoredOrder;
import dev.rewardsync.console.rules.OrderReasons;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One order: its revisions, points by rule, discounts and discrepancies. */
@Controller
final class OrderPage {

    /** More revisions than orders have; the newest of them are shown. */
    private static final int REVISIONS = 50;

    /** The reasons of exports whose orders the cart rules evaluated. */
    private final OrderQueries orders;

    private final HistoryQueries histories;
    private final OrderReasons reasons;
    private final PageFormat format;
    private final PageLinks links;
    private final Words words;

    OrderPage(
            OrderQueries orders,
            HistoryQueries histories,
            OrderReasons reasons,
            PageFormat format,
            PageLinks links,
            Words words) {
        this.orders = orders;
        this.histories = histories;
        this.reasons = reasons;
        this.format = format;
        this.links = links;
        this.words = words;
    }

    /** Opens the order with a number: of a customer, or else of a guest. */
    @PostMapping("/orders/search")
    String open(@RequestParam(defaultValue = "") String number) {
        String orderId = number.strip();
        boolean guest = orders.find(orderId, false).isEmpty();
        if (guest && orders.find(orderId, true).isEmpty()) {
            throw new UnknownPageException("There is no order with this number.");
        }
        return "redirect:" + links.order(orderId, guest);
    }

    @GetMapping("/orders/{segment}")
    String ofCustomer(@PathVariable String segment, Model model) {
        return show(PageLinks.id(segment), false, model);
    }

    @GetMapping("/guest-orders/{segment}")
    String ofGuest(@PathVariable String segment, Model model) {
        return show(PageLinks.id(segment), true, model);
    }

    private String show(String orderId, boolean guest, Model model) {
        Page<StoredExport> revisions = orders.revisions(orderId, guest, null, REVISIONS);
        if (revisions.items().isEmpty()) {
            throw new UnknownPageException("There is no order with this number.");
        }
        StoredExport latest = revisions.items().getFirst();
        StoredOrder order = latest.order();
        byte[] document = orders.orderDocument(order.exportId()).orElse(null);
        model.addAttribute("order", order);
        model.addAttribute("export", ExportDocument.of(latest.document(), document));
        model.addAttribute("why", why(order));
        model.addAttribute("revisions", RevisionTable.of(revisions.items(), format, words));
        model.addAttribute("complete", revisions.next() == null);
        model.addAttribute(
                "entries", order.customerId() == null ? List.of() : histories.ofOrder(order.customerId(), orderId));
        model.addAttribute("document", document == null ? null : RecordText.of(document, ""));
        return "order";
    }

    private RuleReasons why(StoredOrder order) {
        return order.guest() ? new RuleReasons(Map.of(), "Guests earn no points.") : RuleReasons.of(reasons.of(order));
    }
}
