package dev.rewardsync.audit;

import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.ledger.Balance;

/** What a customer's ledger entries come to. */
public record CustomerTotals(Balance balance, LifetimePoints lifetime) {}
