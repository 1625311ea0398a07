/** The HTTP API for quotes and accounts. Every instance answers for all customers. */
@NullMarked
package dev.rewardsync.web;

import org.jspecify.annotations.NullMarked;
