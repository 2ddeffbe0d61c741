package org.wirehouse.chat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who is in a room, on one or several connections, or away for a moment. Guarded by the lock of the room. */
final class Member {
    private final ChatName name;
    private final Ticket ticket;
    private final Allowance allowance;
    private final Set<Stay> stays = new HashSet<>();
    private @Nullable Instant awayUntil;

    Member(ChatName name, Ticket ticket, Allowance allowance) {
        this.name = name;
        this.ticket = ticket;
        this.allowance = allowance;
    }

    ChatName name() {
        return name;
    }

    Ticket ticket() {
        return ticket;
    }

    Allowance allowance() {
        return allowance;
    }

    /** True if whoever shows this ticket is this member. */
    boolean isShownBy(Optional<Ticket> shown) {
        return shown.filter(ticket::matches).isPresent();
    }

    void add(Stay stay) {
        stays.add(stay);
        awayUntil = null;
    }

    boolean has(Stay stay) {
        return stays.contains(stay);
    }

    /** Returns true if it was the last one. */
    boolean remove(Stay stay) {
        return stays.remove(stay) && stays.isEmpty();
    }

    void awayUntil(Instant end) {
        awayUntil = end;
    }

    boolean isOverdue(Instant now) {
        return awayUntil != null && !now.isBefore(awayUntil);
    }
}
