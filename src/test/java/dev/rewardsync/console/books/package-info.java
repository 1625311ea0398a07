@NullMarked
package dev.rewardsync.console.books;

import org.jspecify.annotations.NullMarked;
