package org.wirehouse.proxy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wirehouse.support.NeedsProgram;
import org.wirehouse.support.Program;

/** Runs where there are proxies; what they do is the same in front of every server, so one server is enough. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsProgram(Program.NGINX)
@NeedsProgram(Program.HAPROXY)
@ExtendWith(SharedServers.class)
@interface ProxyTest {}
