package org.wirehouse.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips the tests of a class where a program is missing, and says so. With {@code CI=true} in the environment they fail
 * instead: there a test that does not run is a mistake.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(NeedsProgram.Several.class)
@ExtendWith(ProgramCondition.class)
public @interface NeedsProgram {
    Program value();

    /** What the compiler makes of more than one. */
    @Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(ProgramCondition.class)
    @interface Several {
        NeedsProgram[] value();
    }
}
