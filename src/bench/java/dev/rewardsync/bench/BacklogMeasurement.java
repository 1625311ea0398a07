package dev.rewardsync.bench;

/** The result of one contender in one round, and the records that it wrote. */
record BacklogMeasurement(BacklogResult result, OutputVolume outputVolume) {}
