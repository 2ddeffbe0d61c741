package org.wirehouse.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.wirehouse.support.NeedsProgram;
import org.wirehouse.support.Program;

/** Runs where there is a browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsProgram(Program.CHROMIUM)
@NeedsProgram(Program.CHROMEDRIVER)
@interface BrowserTest {}
