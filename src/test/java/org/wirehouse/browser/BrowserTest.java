package org.wirehouse.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs where there is a browser; the pages are the same on every server, so one server is enough. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara-micro")
@ExtendWith(ChromiumCondition.class)
@interface BrowserTest {}
