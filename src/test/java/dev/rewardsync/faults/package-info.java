/**
 * The worker under faults: several instances on a cluster of brokers, of which processes are killed, paused, added and
 * removed while a shop sends events. See {@link dev.rewardsync.faults.FaultIT}.
 */
@NullMarked
package dev.rewardsync.faults;

import org.jspecify.annotations.NullMarked;
