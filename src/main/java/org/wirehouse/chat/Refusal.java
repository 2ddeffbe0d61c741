package org.wirehouse.chat;

import java.util.Locale;

/** Why a client was refused something; the code is for programs. */
enum Refusal {
    /** What came is not a JSON object. */
    JSON,
    /** There are no messages of this type. */
    TYPE,
    /** A field is missing or of the wrong kind. */
    FIELD,
    /** The name of a room is not fit. */
    ROOM,
    /** The name of a member is not fit. */
    NAME,
    /** A text is blank, too long, or holds what is no text. */
    TEXT,
    /** Another client has the name. */
    NAME_IN_USE,
    /** There are as many members as allowed. */
    ROOM_FULL,
    /** The address has as many connections as allowed. */
    CONNECTIONS,
    /** The address has opened as many rooms as allowed. */
    ROOMS,
    /** Too much in too short a time. */
    RATE;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
