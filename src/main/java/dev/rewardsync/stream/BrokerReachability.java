package dev.rewardsync.stream;

/** Whether Kafka answered the worker's last request. The worker asks every few seconds, so that readers never wait. */
final class BrokerReachability {

    private volatile boolean reachable;

    /** Returns whether Kafka answered the last request; false before the first one. */
    boolean isReachable() {
        return reachable;
    }

    void answered() {
        reachable = true;
    }

    void failed() {
        reachable = false;
    }
}
