package dev.rewardsync.stream;

import dev.rewardsync.account.Account;
import dev.rewardsync.decision.CustomerState;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.event.Received;
import java.time.Instant;
import java.util.Optional;

/** Decides what follows from events and from time, by the rules in force when it is asked. */
public interface Business {

    /** Settles what is due before the event, then decides the event. */
    Decision decide(Received received, CustomerState memory);

    /** When time alone brings about something for a customer next; empty where it never does. */
    Optional<Instant> nextTimerAt(Account account);

    /** The version of the rules in force. */
    String rules();

    /** Settles what is due by then, for a customer of whom no event came. */
    Decision fireTimers(CustomerState memory, Instant now);
}
