package dev.rewardsync.console.access;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What a person may do. Each role includes those before it. */
public enum Role {
    /** The person is known, but may do nothing. */
    NONE,
    /** May see and search everything. */
    VIEWER,
    /** May also adjust points, replay dead letters and erase customers. */
    OPERATOR;

    /** Returns the name in settings, tokens and the audit. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether this role includes another one. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** Returns the authorities of this role in Spring Security: this role, and those that it includes. */
    List<GrantedAuthority> authorities() {
        return Stream.of(VIEWER, OPERATOR)
                .filter(this::includes)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    String authority() {
        return "ROLE_" + name();
    }
}
