package dev.rewardsync.demo;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The program that {@code spring-boot:test-run} starts. Of all test classes with a main method, the plugin starts the one
 * with this annotation. The class is abstract so that the worker's component scan, which also looks into test classes, skips it.
 */
@SpringBootApplication
public abstract class DemoProgram {

    public static void main(String[] args) throws InterruptedException {
        Demo.run(args);
    }
}
