package dev.rewardsync.decision;

import dev.rewardsync.account.Account;
import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.SourceRecord;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.AccruingOrder;
import dev.rewardsync.order.Discrepancy;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.RefereeOrder;
import dev.rewardsync.order.TrackedOrder;
import dev.rewardsync.pricing.PricedOrder;
import dev.rewardsync.rule.EarningRule;
import dev.rewardsync.rule.Ruleset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A decision while it is made: the account and orders as they will be, and everything that follows so far. */
final class DecisionBuilder {

    private final CustomerState memory;
    private final Ruleset ruleset;
    private final Account before;
    private Account account;
    private final Map<String, TrackedOrder> orders = LinkedHashMap.newLinkedHashMap(2);
    private final Map<String, PlacedOrder> placed = HashMap.newHashMap(2);
    private @Nullable Priced priced;
    private final List<PlacedOrder> newlyPlaced = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private final List<IdempotencyRecord> remembered = new ArrayList<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<OrderExport> exports = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private final List<Notification.RuleMessage> messages = new ArrayList<>();
    private int told;
    private final List<ReferralEvent> referrals = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final List<Discrepancy> discrepancies = new ArrayList<>();

    DecisionBuilder(CustomerState memory, Ruleset ruleset) {
        this.memory = memory;
        this.ruleset = ruleset;
        this.before = memory.account();
        this.account = before;
    }

    Ruleset ruleset() {
        return ruleset;
    }

    Account account() {
        return account;
    }

    void change(UnaryOperator<Account> change) {
        account = change.apply(account);
    }

    /** The customer did something; guests are not missed when they do nothing more. */
    void active(Instant at) {
        if (!account.owner().guest()) {
            account = account.with(account.rhythm().active(at));
        }
    }

    @Nullable
    TrackedOrder order(String orderId) {
        TrackedOrder changed = orders.get(orderId);
        return changed != null || forgotten.contains(orderId) ? changed : memory.order(orderId);
    }

    /** An order that is known to be known. */
    OrderState known(String orderId) {
        if (order(orderId) instanceof OrderState known) {
            return known;
        }
        throw new IllegalStateException("order " + orderId + " is not known");
    }

    /** The order, of the customer's own or of someone invited, that earned an accrual; empty where none did. */
    Optional<AccruingOrder> holderOf(String accrualId) {
        return EntryId.orderOfAccrual(accrualId)
                .or(() -> EntryId.refereeOrderOfAccrual(accrualId).map(RefereeOrder::key))
                .map(this::order)
                .filter(AccruingOrder.class::isInstance)
                .map(AccruingOrder.class::cast);
    }

    void keep(TrackedOrder order) {
        forgotten.remove(order.orderId());
        orders.put(order.orderId(), order);
    }

    void forgetOrder(String orderId) {
        orders.remove(orderId);
        forgotten.add(orderId);
    }

    PlacedOrder placed(String orderId) {
        return placed.computeIfAbsent(orderId, memory::placed);
    }

    void keep(PlacedOrder order) {
        placed.put(order.event().orderId(), order);
        newlyPlaced.add(order);
    }

    /** An order, priced; worked out once while neither it nor its reward discount changes, and no other is asked for. */
    PricedOrder priced(OrderPlaced order, BigDecimal rewardDiscount, boolean coversShipping) {
        if (priced == null || !priced.isOf(order, rewardDiscount, coversShipping)) {
            PricedOrder cart = PricedOrder.of(order, rewardDiscount, coversShipping, ruleset.rateFor(order));
            priced = new Priced(order, rewardDiscount, coversShipping, cart);
        }
        return priced.cart();
    }

    private record Priced(OrderPlaced order, BigDecimal rewardDiscount, boolean coversShipping, PricedOrder cart) {
        @SuppressWarnings("ReferenceEquality") // another revision is another object
        boolean isOf(OrderPlaced other, BigDecimal discount, boolean shipping) {
            return order == other && rewardDiscount.equals(discount) && coversShipping == shipping;
        }
    }

    @Nullable
    IdempotencyRecord remembered(String key) {
        return memory.remembered(key);
    }

    void remember(IdempotencyRecord key) {
        remembered.add(key);
    }

    /** Books a posting, unless it changes nothing. */
    void book(EntryDraft posting, Cause cause) {
        if (posting.changesPoints()) {
            Balance after = account.balance().plus(posting.available(), posting.pending());
            book(posting, after, announced(posting, after), cause);
        }
    }

    /** The same with a message of its own for the ledger. */
    void book(EntryDraft posting, @Nullable String message, Cause cause) {
        if (posting.changesPoints()) {
            book(posting, account.balance().plus(posting.available(), posting.pending()), message, cause);
        }
    }

    private void book(EntryDraft posting, Balance after, @Nullable String message, Cause cause) {
        LedgerEntry entry = new LedgerEntry(
                posting.entryId(),
                account.owner().id(),
                account.sequence() + 1,
                posting.type(),
                posting.available(),
                posting.pending(),
                after,
                posting.ruleId(),
                ruleset.version(),
                posting.orderId(),
                cause.source(),
                posting.lots(),
                message,
                cause.at());
        account = account.apply(entry);
        entries.add(entry);
    }

    /** The history text of the rule that gives the points; what it tells the customer is kept for a notification. */
    private @Nullable String announced(EntryDraft posting, Balance after) {
        EarningRule rule = posting.rule();
        if (rule == null) {
            return null;
        }
        String history = MessageTemplate.filled(rule.messages().history(), posting, rule, after);
        String email = MessageTemplate.filled(rule.messages().email(), posting, rule, after);
        Notification.RuleMessage message = new Notification.RuleMessage(
                rule.id(), posting.available() + posting.pending(), rule.displayName(), history, email);
        messages.add(message);
        return history;
    }

    /** Tells the customer once of everything booked since the last time, unless it comes to nothing. */
    void notifyOfBalance(@Nullable String orderId, Instant at) {
        long available = 0;
        long pending = 0;
        for (int untold = told; untold < entries.size(); untold++) {
            LedgerEntry entry = entries.get(untold);
            available = Math.addExact(available, entry.available());
            pending = Math.addExact(pending, entry.pending());
        }
        if (available != 0 || pending != 0 || !messages.isEmpty()) {
            add(new Notification.BalanceChanged(
                    "balance:" + account.owner().id() + "|" + entries.get(told).entryId(),
                    account.owner().id(),
                    at,
                    available,
                    pending,
                    account.balance(),
                    orderId,
                    List.copyOf(messages)));
        }
        told = entries.size();
        messages.clear();
    }

    void add(OrderExport export) {
        exports.add(export);
    }

    void add(Notification notification) {
        notifications.add(notification);
    }

    /** Tells another customer, by way of their home. */
    void tell(ReferralEvent event) {
        referrals.add(event);
    }

    void deadLetter(SourceRecord source, DeadLetter.Code code, String detail) {
        deadLetters.add(new DeadLetter(source, code, detail));
    }

    void found(List<Discrepancy> found) {
        discrepancies.addAll(found);
    }

    void settledTo(Instant instant) {
        account = account.settledTo(instant);
    }

    Decision done(Decision.@Nullable Outcome outcome, UpcomingTimers schedule) {
        boolean balanceChanged = account.hasOtherBalanceThan(before);
        if (balanceChanged) {
            account = account.withNextBalanceRecord();
        }
        return new Decision(
                outcome,
                account,
                account != before
                        && (!account.owner().guest() || !account.agenda().equals(before.agenda())),
                balanceChanged,
                schedule.nextAt(account),
                List.copyOf(orders.values()),
                List.copyOf(forgotten),
                List.copyOf(newlyPlaced),
                List.copyOf(remembered),
                List.copyOf(entries),
                List.copyOf(exports),
                List.copyOf(notifications),
                List.copyOf(referrals),
                List.copyOf(deadLetters),
                List.copyOf(discrepancies));
    }
}
