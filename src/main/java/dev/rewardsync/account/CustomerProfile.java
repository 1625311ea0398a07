package dev.rewardsync.account;

import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.Fingerprint;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who the customer is, as the shop last said; null where it never did.
 *
 * @param signUp the content of the sign-up; null for a customer who never signed up
 * @param website of the sign-up
 * @param knownGroup the customer group, see {@link #group}
 * @param knownSubscriber whether the customer gets the newsletter, see {@link #subscriber}
 * @param referrerId who invited the customer
 * @param toldAt when the events happened that said so
 */
public record CustomerProfile(
        @Nullable Fingerprint signUp,
        @Nullable String website,
        @Nullable String email,
        @Nullable String knownGroup,
        @Nullable LocalDate birthday,
        @Nullable Boolean knownSubscriber,
        @Nullable String referrerId,
        UpdatedAt toldAt) {

    /** Nothing known. */
    public static final CustomerProfile UNKNOWN =
            new CustomerProfile(null, null, null, null, null, null, null, UpdatedAt.NEVER);

    /** When the event happened that said each part of a profile; null for what was never said. */
    public record UpdatedAt(
            @Nullable Instant email,
            @Nullable Instant group,
            @Nullable Instant birthday,
            @Nullable Instant subscriber) {

        /** Nothing was ever said. */
        public static final UpdatedAt NEVER = new UpdatedAt(null, null, null, null);
    }

    /** The customer group; the default one where the shop named none. */
    public String group() {
        return knownGroup == null ? CustomerSignedUp.DEFAULT_GROUP : knownGroup;
    }

    /** The website of the sign-up; the default one for a customer who never signed up. */
    public String signUpWebsite() {
        return website == null ? Envelope.DEFAULT_WEBSITE : website;
    }

    /** Whether the customer gets the newsletter. */
    public boolean subscriber() {
        return Boolean.TRUE.equals(knownSubscriber);
    }

    /** This profile of a customer who signed up. */
    public CustomerProfile signedUp(Fingerprint content, String signUpWebsite) {
        return new CustomerProfile(
                content, signUpWebsite, email, knownGroup, birthday, knownSubscriber, referrerId, toldAt);
    }

    /** This profile of a customer whom somebody invited; the first to do so stays. */
    public CustomerProfile invitedBy(@Nullable String referrer) {
        return referrerId != null || referrer == null
                ? this
                : new CustomerProfile(signUp, website, email, knownGroup, birthday, knownSubscriber, referrer, toldAt);
    }

    /** This profile after an event that says what is not null; it never overwrites what a newer event said. */
    public CustomerProfile told(
            Instant at,
            @Nullable String newEmail,
            @Nullable String newGroup,
            @Nullable LocalDate newBirthday,
            @Nullable Boolean newSubscriber) {
        boolean tellsEmail = newEmail != null && isNews(at, toldAt.email());
        boolean tellsGroup = newGroup != null && isNews(at, toldAt.group());
        boolean tellsBirthday = newBirthday != null && isNews(at, toldAt.birthday());
        boolean tellsSubscriber = newSubscriber != null && isNews(at, toldAt.subscriber());
        return new CustomerProfile(
                signUp,
                website,
                tellsEmail ? newEmail : email,
                tellsGroup ? newGroup : knownGroup,
                tellsBirthday ? newBirthday : birthday,
                tellsSubscriber ? newSubscriber : knownSubscriber,
                referrerId,
                new UpdatedAt(
                        tellsEmail ? at : toldAt.email(),
                        tellsGroup ? at : toldAt.group(),
                        tellsBirthday ? at : toldAt.birthday(),
                        tellsSubscriber ? at : toldAt.subscriber()));
    }

    private static boolean isNews(Instant at, @Nullable Instant lastTold) {
        return lastTold == null || !at.isBefore(lastTold);
    }
}
