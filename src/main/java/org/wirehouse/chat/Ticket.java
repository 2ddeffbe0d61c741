package org.wirehouse.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a client is the one that has a name.
 *
 * @param value 16 to 64 characters of base64url
 */
record Ticket(String value) {
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A ticket that nobody can guess. */
    static Ticket random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What a client brings; empty if it brings none, or what cannot be one. */
    static Optional<Ticket> of(@Nullable String text) {
        return Optional.ofNullable(text).filter(t -> FIT.matcher(t).matches()).map(Ticket::new);
    }

    /** Compares in a time that does not depend on where the two differ. */
    boolean matches(Ticket other) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.US_ASCII), other.value.getBytes(StandardCharsets.US_ASCII));
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "Ticket[…]";
    }
}
