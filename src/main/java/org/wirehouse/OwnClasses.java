package org.wirehouse;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/**
 * The classes of the application, all of them loaded when it starts. Open Liberty 26.0.0.3 ends an application after its WAR
 * has been deleted or replaced, and Payara Micro 6.2025.10 deletes what it unpacked while it stops: what has not been loaded
 * by then cannot be any more (CWWKL0002E, NoClassDefFoundError).
 */
final class OwnClasses {
    private static final Logger LOG = System.getLogger(OwnClasses.class.getName());
    private static final String ROOT = "/WEB-INF/classes/";
    private static final String SUFFIX = ".class";

    private OwnClasses() {}

    static void load(ServletContext context) {
        load(context, ROOT);
    }

    private static void load(ServletContext context, String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        if (paths != null) {
            for (String path : paths) {
                if (path.endsWith("/")) {
                    load(context, path);
                } else if (path.endsWith(SUFFIX)) {
                    load(path.substring(ROOT.length(), path.length() - SUFFIX.length())
                            .replace('/', '.'));
                }
            }
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, OwnClasses.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.log(Level.DEBUG, () -> "this server has not what " + name + " needs", e);
        }
    }
}
