/**
 * Trades and events that come in as text messages of Jakarta Messaging, where the server has it.
 *
 * <p>Not every server has: WildFly's {@code standalone.xml} lacks even the API, Payara Micro a connection factory. So there
 * is no message-driven bean and no definition of a resource, which would fail the deployment there; only the classes whose
 * names begin with {@code Jms} know the API, and they are loaded by name when a destination is set. Web components may not
 * have listeners called (Jakarta EE Platform 10, 6.7), so a thread of each destination asks for messages.
 *
 * <p>A message is taken in a transaction that is committed once its trades or its event are published. What was not
 * committed comes again, so nothing is lost, and what was published just before a crash can be published twice. A message
 * that can never be published is counted and committed, too.
 */
@NullMarked
package org.wirehouse.messaging;

import org.jspecify.annotations.NullMarked;
