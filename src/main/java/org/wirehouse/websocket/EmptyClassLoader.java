package org.wirehouse.websocket;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/** Finds nothing, and is quick about it. */
final class EmptyClassLoader extends ClassLoader {
    private static final ClassLoader INSTANCE = new EmptyClassLoader();

    private EmptyClassLoader() {
        super(null);
    }

    /** Makes it the context class loader, and tells which one that was. */
    static ClassLoader enter(Thread thread) {
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(INSTANCE);
        return before;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }
}
