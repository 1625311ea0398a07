package dev.rewardsync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class RewardSync {
    public static void main(String[] args) {
        SpringApplication.run(RewardSync.class, args);
    }
}
