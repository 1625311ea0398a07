package dev.rewardsync.json;

import dev.rewardsync.event.DeadLetter;
import dev.rewardsync.event.ShopEvent;

/** What came of reading a record. */
public sealed interface Reading {

    /** The record is an event. */
    record Read(ShopEvent event) implements Reading {}

    /** The record can't be understood. */
    record Unreadable(DeadLetter deadLetter) implements Reading {}
}
