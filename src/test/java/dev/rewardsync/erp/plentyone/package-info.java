@NullMarked
package dev.rewardsync.erp.plentyone;

import org.jspecify.annotations.NullMarked;
