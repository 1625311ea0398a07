/** Explanations of evaluations, as text and as JSON: which rules applied, why others did not, and how points are calculated. */
@NullMarked
package dev.rewardsync.explanation;

import org.jspecify.annotations.NullMarked;
