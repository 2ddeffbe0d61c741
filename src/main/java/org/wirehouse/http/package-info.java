/**
 * What all resources share: errors as problem documents, and the token that guards what changes something.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@NullMarked
package org.wirehouse.http;

import org.jspecify.annotations.NullMarked;
