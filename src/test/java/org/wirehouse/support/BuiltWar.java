package org.wirehouse.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built: what is tested is what is shipped. */
public final class BuiltWar {
    /** The token that the servers of the tests are started with. */
    public static final String TOKEN = "test-token";

    private BuiltWar() {}

    public static File file() {
        return new File(System.getProperty("built.war", "target/wirehouse.war"));
    }

    /** The SHA-256 of the WAR, in hexadecimal. */
    public static String sha256() {
        try {
            byte[] bytes = Files.readAllBytes(file().toPath());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its classes alone, as other applications use them. */
    public static File classes() {
        return new File(file().getParentFile(), "wirehouse-classes.jar");
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
