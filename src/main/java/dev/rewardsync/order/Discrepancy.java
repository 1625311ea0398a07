package dev.rewardsync.order;

/**
 * An inconsistency in an order. The order is processed and exported nevertheless.
 *
 * @param detail the expected and actual values, for the shop's staff
 */
public record Discrepancy(DiscrepancyCode code, String detail) {}
