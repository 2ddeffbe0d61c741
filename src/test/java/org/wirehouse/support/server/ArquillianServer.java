package org.wirehouse.support.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.wirehouse.support.BuiltWar;

/**
 * Lays out the instance that Arquillian starts, before it reads {@code arquillian.xml}, whose placeholders it fills.
 * JUnit finds it by itself.
 */
public final class ArquillianServer implements LauncherSessionListener {
    private static final Map<String, String> SETTINGS = new TreeMap<>(Map.of(
            "wirehouse.feed", "none",
            "wirehouse.publish.token", BuiltWar.TOKEN,
            "wirehouse.channels", "news,bench,tiny,prices:latest",
            "wirehouse.history.count", "50000",
            "wirehouse.heartbeat.seconds", "1",
            "wirehouse.write.deadline.seconds", "4",
            "wirehouse.max.clients", "2100",
            "wirehouse.max.clients.per.address", "0", // all clients of the tests have one address
            "wirehouse.origins", "https://listed.example",
            "wirehouse.hosts", "push.example.com,my_host"));

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("arquillian.launch") == null || System.getProperty("wirehouse.options") != null) {
            return; // unit tests, or another session of the same tests
        }
        try {
            Path directory = Instances.directory(Distribution.UNDER_TEST);
            Plan plan = new Plan(directory, Ports.free(), Plan.SHORT_LIVED, SETTINGS, List.of());
            String options = SETTINGS.entrySet().stream()
                    .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                    .collect(Collectors.joining(" ", String.join(" ", Plan.SHORT_LIVED) + " ", ""));
            System.setProperty("wirehouse.options", options);
            Instance instance = Distribution.underTest().lay(plan);
            instance.forArquillian().forEach(System::setProperty);
            Runtime.getRuntime().addShutdownHook(new Thread(instance::afterArquillian));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
