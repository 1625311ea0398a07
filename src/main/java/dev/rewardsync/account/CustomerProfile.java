package dev.rewardsync.account;

import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.Envelope;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.Membership;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The customer's personal data. Each part comes from the latest event that contained it; null if no event did.
 *
 * @param signUp fingerprint of the sign-up; null if the customer never signed up
 * @param website website of the sign-up; null if the customer never signed up
 * @param knownGroup the customer group; {@link #group} adds the default
 * @param knownSubscriber whether the customer gets the newsletter; {@link #subscriber} adds the default
 * @param referrerId id of the customer who invited this one
 * @param membership whether the customer takes part in the programme
 * @param updatedAt when each part was last updated
 */
@RecordBuilder
public record CustomerProfile(
        @Nullable Fingerprint signUp,
        @Nullable String website,
        @Nullable String email,
        @Nullable String knownGroup,
        @Nullable LocalDate birthday,
        @Nullable Boolean knownSubscriber,
        @Nullable String referrerId,
        Membership membership,
        UpdatedAt updatedAt)
        implements CustomerProfileBuilder.With {

    /** An empty profile. */
    public static final CustomerProfile UNKNOWN = CustomerProfileBuilder.builder()
            .membership(Membership.ACTIVE)
            .updatedAt(UpdatedAt.NEVER)
            .build();

    /** When the event occurred that last updated each part of a profile; null for a part without an update. */
    public record UpdatedAt(
            @Nullable Instant email,
            @Nullable Instant group,
            @Nullable Instant birthday,
            @Nullable Instant subscriber,
            @Nullable Instant membership) {

        /** No updates. */
        public static final UpdatedAt NEVER = new UpdatedAt(null, null, null, null, null);
    }

    /** Returns the customer group; the default group if no event contained one. */
    public String group() {
        return knownGroup == null ? CustomerSignedUp.DEFAULT_GROUP : knownGroup;
    }

    /** Returns the website of the sign-up; the default website if the customer never signed up. */
    public String signUpWebsite() {
        return website == null ? Envelope.DEFAULT_WEBSITE : website;
    }

    /** Returns whether the customer gets the newsletter. */
    public boolean subscriber() {
        return Boolean.TRUE.equals(knownSubscriber);
    }

    /** Returns whether the customer's membership is suspended. */
    public boolean suspended() {
        return membership == Membership.SUSPENDED;
    }

    /** Returns this profile with a sign-up. */
    public CustomerProfile signedUp(Fingerprint content, String signUpWebsite) {
        return with(profile -> profile.signUp(content).website(signUpWebsite));
    }

    /** Returns this profile with a referrer. The first referrer stays; null changes nothing. */
    public CustomerProfile invitedBy(@Nullable String referrer) {
        return referrerId != null || referrer == null ? this : withReferrerId(referrer);
    }

    /** Returns this profile with the values of an update. A value is skipped if a later event has already set its part. */
    public CustomerProfile updated(ProfileUpdate update) {
        Instant at = update.at();
        boolean setsEmail = update.email() != null && isCurrent(at, updatedAt.email());
        boolean setsGroup = update.group() != null && isCurrent(at, updatedAt.group());
        boolean setsBirthday = update.birthday() != null && isCurrent(at, updatedAt.birthday());
        boolean setsSubscriber = update.subscriber() != null && isCurrent(at, updatedAt.subscriber());
        boolean setsMembership = update.membership() != null && isCurrent(at, updatedAt.membership());
        return with(profile -> profile.email(setsEmail ? update.email() : email)
                .knownGroup(setsGroup ? update.group() : knownGroup)
                .birthday(setsBirthday ? update.birthday() : birthday)
                .knownSubscriber(setsSubscriber ? update.subscriber() : knownSubscriber)
                .membership(setsMembership ? update.membership() : membership)
                .updatedAt(new UpdatedAt(
                        setsEmail ? at : updatedAt.email(),
                        setsGroup ? at : updatedAt.group(),
                        setsBirthday ? at : updatedAt.birthday(),
                        setsSubscriber ? at : updatedAt.subscriber(),
                        setsMembership ? at : updatedAt.membership())));
    }

    private static boolean isCurrent(Instant at, @Nullable Instant lastUpdate) {
        return lastUpdate == null || !at.isBefore(lastUpdate);
    }
}
