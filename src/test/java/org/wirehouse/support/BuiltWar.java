package org.wirehouse.support;

import java.io.File;
import java.net.URI;
import java.net.URL;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built: what is tested is what is shipped. */
public final class BuiltWar {
    /** The token that the servers of the tests are started with. */
    public static final String TOKEN = "test-token";

    private BuiltWar() {}

    public static File file() {
        return new File(System.getProperty("wirehouse.war", "target/wirehouse.war"));
    }

    public static WebArchive archive() {
        return ShrinkWrap.create(ZipImporter.class, "wirehouse.war")
                .importFrom(file())
                .as(WebArchive.class);
    }

    /** The address of the deployed WAR, on the loopback interface whatever name the server gives itself. */
    public static URI base(URL announced) {
        return URI.create("http://127.0.0.1:" + announced.getPort() + announced.getPath());
    }
}
