package org.wirehouse.module;

import java.io.File;
import java.net.URISyntaxException;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.wirehouse.module.example.PriceDesk;
import org.wirehouse.support.BuiltWar;

/** The WAR of another team: its beans and a page of its own, and our classes and their dependencies as libraries. */
final class ForeignWar {
    static final String BEANS_XML = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;

    private ForeignWar() {}

    static WebArchive archive() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "desk.war")
                .addPackage(PriceDesk.class.getPackage())
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml")
                .addAsWebResource(new StringAsset("<!DOCTYPE html><title>The desk</title>"), "desk.html")
                .addAsLibraries(BuiltWar.classes());
        BuiltWar.archive()
                .getContent(Filters.include("/WEB-INF/lib/.*\\.jar"))
                .values()
                .forEach(library -> war.addAsLibrary(
                        library.getAsset(), library.getPath().get().substring("/WEB-INF/lib/".length())));
        return war;
    }

    /** The same with what tests in the container need. */
    static WebArchive archiveForTests() {
        return archive().addAsLibraries(libraries(Assertions.class, Awaitility.class, Matcher.class));
    }

    private static File[] libraries(Class<?>... classes) {
        return Arrays.stream(classes).map(ForeignWar::library).toArray(File[]::new);
    }

    private static File library(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
