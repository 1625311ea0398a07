package dev.rewardsync.account;

import dev.rewardsync.event.CustomerSignedUp;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who the customer is, as the shop last said; null where it never did.
 *
 * @param signUp the fingerprint of the sign-up; null for a customer who never signed up
 * @param website of the sign-up
 * @param knownGroup the customer group, see {@link #group}
 * @param knownSubscriber whether the customer gets the newsletter, see {@link #subscriber}
 * @param asOf when the latest event happened that said anything
 */
public record Profile(
        @Nullable Long signUp,
        @Nullable String website,
        @Nullable String email,
        @Nullable String knownGroup,
        @Nullable LocalDate birthday,
        @Nullable Boolean knownSubscriber,
        Instant asOf) {

    /** Nothing known. */
    public static final Profile UNKNOWN = new Profile(null, null, null, null, null, null, Instant.MIN);

    /** The customer group; the default one where the shop named none. */
    public String group() {
        return knownGroup == null ? CustomerSignedUp.DEFAULT_GROUP : knownGroup;
    }

    /** Whether the customer gets the newsletter. */
    public boolean subscriber() {
        return Boolean.TRUE.equals(knownSubscriber);
    }

    /** This profile of a customer who signed up. */
    public Profile signedUp(long fingerprint, String signUpWebsite) {
        return new Profile(fingerprint, signUpWebsite, email, knownGroup, birthday, knownSubscriber, asOf);
    }

    /**
     * This profile after an event that says what is not null. An event older than what is known only fills gaps: it
     * never overwrites what a newer one said.
     */
    public Profile told(
            Instant at,
            @Nullable String newEmail,
            @Nullable String newGroup,
            @Nullable LocalDate newBirthday,
            @Nullable Boolean newSubscriber) {
        if (newEmail == null && newGroup == null && newBirthday == null && newSubscriber == null) {
            return this;
        }
        boolean older = at.isBefore(asOf);
        return new Profile(
                signUp,
                website,
                older ? first(email, newEmail) : first(newEmail, email),
                older ? first(knownGroup, newGroup) : first(newGroup, knownGroup),
                older ? first(birthday, newBirthday) : first(newBirthday, birthday),
                older ? first(knownSubscriber, newSubscriber) : first(newSubscriber, knownSubscriber),
                older ? asOf : at);
    }

    private static <T> @Nullable T first(@Nullable T preferred, @Nullable T otherwise) {
        return preferred == null ? otherwise : preferred;
    }
}
