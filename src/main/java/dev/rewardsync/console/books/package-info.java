/** Read-only queries over the console's tables. Every query fails with a Spring exception if the database does not answer. */
@NullMarked
package dev.rewardsync.console.books;

import org.jspecify.annotations.NullMarked;
