package org.wirehouse.chat;

/** The answer to somebody who said something over HTTP: where it is in the log. */
public record Posted(String id) {}
