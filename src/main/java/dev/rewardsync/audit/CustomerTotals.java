package dev.rewardsync.audit;

import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.ledger.Balance;

/** The sums of a customer's ledger entries. */
public record CustomerTotals(Balance balance, LifetimePoints lifetime) {}
