package org.wirehouse.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the body of a POST is received. */
enum BodyKind {
    /** No longer than {@link BodyLimits#MAX_BODY_BYTES}. */
    BOUNDED,
    /** Of any length, from clients with the token. */
    UPLOAD,
    /** Not ours: the resource, if there is one, reads it. */
    OTHER;

    private static final Pattern IGNORED = Pattern.compile(";[^/]*|/(?=/)");
    private static final Pattern JSON = Pattern.compile("application/json\\b.*");

    /**
     * The kind of a body.
     *
     * @param path within the application, decoded; repeated slashes and matrix parameters make no difference
     * @param mediaType as the client names it, if it does
     */
    static BodyKind of(String path, @Nullable String mediaType) {
        String normal = IGNORED.matcher(path).replaceAll("");
        if (normal.startsWith("/api/chat/") || normal.startsWith("/api/channels/")) {
            return BOUNDED;
        }
        if (normal.startsWith("/api/ticker/trades")) {
            boolean json = mediaType != null
                    && JSON.matcher(mediaType.toLowerCase(Locale.ROOT)).matches();
            return json ? BOUNDED : UPLOAD;
        }
        return OTHER;
    }
}
