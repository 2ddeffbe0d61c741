/** The application of another team, that uses Wirehouse as a module. */
@NullMarked
package org.wirehouse.module.example;

import org.jspecify.annotations.NullMarked;
