package dev.rewardsync.faults;

import java.util.concurrent.TimeUnit;

/** The kinds of faults. Each one ends by itself. */
enum Fault {
    /** A worker crashes, and its service manager starts it again. */
    WORKER_KILLED(4, 0, 0) {
        @Override
        void happen(Installation site, int choice, int seconds) throws Exception {
            int number = site.worker(choice);
            site.workers().kill(number);
            site.workers().start(number);
        }
    },
    /** A worker's machine crashes and comes back after the others have its partitions. */
    WORKER_AWAY(2, 12, 20) {
        @Override
        void happen(Installation site, int choice, int seconds) throws Exception {
            int number = site.worker(choice);
            site.workers().kill(number);
            TimeUnit.SECONDS.sleep(seconds);
            site.workers().start(number);
        }
    },
    /** A worker hangs for longer than its session and its transactions may last, then goes on. */
    WORKER_PAUSED(3, 13, 20) {
        @Override
        void happen(Installation site, int choice, int seconds) throws Exception {
            Installation.pause(site.workers().process(site.worker(choice)), seconds);
        }
    },
    /** A worker is restarted, as for an upgrade. */
    WORKER_RESTARTED(1, 0, 0) {
        @Override
        void happen(Installation site, int choice, int seconds) throws Exception {
            int number = site.worker(choice);
            site.workers().stop(number);
            site.workers().start(number);
        }
    },
    /** A broker crashes and comes back. */
    BROKER_KILLED(3, 2, 12) {
        @Override
        void happen(Installation site, int choice, int seconds) throws Exception {
            site.broker(choice).kill();
            TimeUnit.SECONDS.sleep(seconds);
            site.broker(choice).restart();
        }
    },
    /** A broker hangs until the others have its partitions, then goes on. */
    BROKER_PAUSED(1, 8, 12) {
        @Override
        void happen(Installation site, int choice, int seconds) throws Exception {
            Installation.pause(site.broker(choice).process(), seconds);
        }
    },
    /** Workers are added or removed until one, two or three run. */
    SCALED(0, 0, 0) {
        @Override
        void happen(Installation site, int choice, int seconds) throws Exception {
            site.workers().scaleTo(choice);
        }
    };

    /** How many cards of a deck have this fault. */
    final int cards;

    final int minSeconds;
    final int maxSeconds;

    Fault(int cards, int minSeconds, int maxSeconds) {
        this.cards = cards;
        this.minSeconds = minSeconds;
        this.maxSeconds = maxSeconds;
    }

    /**
     * Causes the fault. Returns when it is over.
     *
     * @param choice chooses the process; for {@link #SCALED}, the number of workers
     * @param seconds how long the fault lasts, if it lasts
     */
    abstract void happen(Installation site, int choice, int seconds) throws Exception;
}
