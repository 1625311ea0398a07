package dev.rewardsync.bench;

/** One contender's turn at a backlog: how it did, and what it wrote. */
record Round(BacklogResult backlog, OutputVolume volume) {}
