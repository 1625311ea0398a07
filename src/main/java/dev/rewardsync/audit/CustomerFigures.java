package dev.rewardsync.audit;

import dev.rewardsync.account.Lifetime;
import dev.rewardsync.ledger.Balance;

/** What a customer's ledger entries come to. */
public record CustomerFigures(Balance balance, Lifetime lifetime) {}
