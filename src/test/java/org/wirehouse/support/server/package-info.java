/**
 * Servers under test, each instance with configuration, settings and free ports of its own on the loopback interface.
 *
 * <pre>
 *   Distribution  what was unpacked, named by the Maven profile    PayaraMicro WildFly OpenLiberty GlassFish
 *        │ lays out
 *        ▼
 *   Instance      one directory: how to start it, how to undeploy
 *        │                                   │
 *        ▼                                   ▼
 *   Server        a process of its own       ArquillianServer   lent to Arquillian's adapter
 * </pre>
 */
@NullMarked
package org.wirehouse.support.server;

import org.jspecify.annotations.NullMarked;
