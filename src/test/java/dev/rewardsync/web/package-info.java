/** Tests of the HTTP API without a worker. */
@NullMarked
package dev.rewardsync.web;

import org.jspecify.annotations.NullMarked;
