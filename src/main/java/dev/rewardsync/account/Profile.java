package dev.rewardsync.account;

import dev.rewardsync.event.CustomerSignedUp;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who the customer is, as the shop last said.
 *
 * @param signUp the fingerprint of the sign-up; null for a customer who never signed up
 * @param website of the sign-up
 * @param subscriber whether the customer gets the newsletter
 */
public record Profile(
        @Nullable Long signUp,
        @Nullable String website,
        @Nullable String email,
        String group,
        @Nullable LocalDate birthday,
        boolean subscriber) {

    /** Nothing known. */
    public static final Profile UNKNOWN = new Profile(null, null, null, CustomerSignedUp.DEFAULT_GROUP, null, false);

    /** This profile with what is not null changed. */
    public Profile with(
            @Nullable String newEmail,
            @Nullable String newGroup,
            @Nullable LocalDate newBirthday,
            @Nullable Boolean newSubscriber) {
        return new Profile(
                signUp,
                website,
                newEmail == null ? email : newEmail,
                newGroup == null ? group : newGroup,
                newBirthday == null ? birthday : newBirthday,
                newSubscriber == null ? subscriber : newSubscriber);
    }
}
