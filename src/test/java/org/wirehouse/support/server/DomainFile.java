package org.wirehouse.support.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The {@code domain.xml} of GlassFish and Payara, in which ports are numbers in many places. */
record DomainFile(String text) {
    /** The default ports of all that listens. */
    private static final Pattern DEFAULT_PORT = Pattern.compile(
            "(?<=port=\"|value=\"|telnet.port=)(8080|8181|4848|3700|3820|3920|8686|7676|6666|4900|5900)(?=[\"<])");

    private static final Pattern PLACEHOLDER = Pattern.compile("@port-(\\d+)@");

    static DomainFile read(Path domain) {
        return new DomainFile(Tree.read(file(domain)));
    }

    void write(Path domain) {
        Tree.write(file(domain), text);
    }

    private static Path file(Path domain) {
        return domain.resolve("config/domain.xml");
    }

    /** With a free port for each default one; HTTP gets {@code http}. */
    static Map<String, Integer> freePorts(int http) {
        Map<String, Integer> ports = new TreeMap<>();
        for (String port : "8181 4848 3700 3820 3920 8686 7676 6666 4900 5900".split(" ", -1)) {
            ports.put(port, Ports.free());
        }
        ports.put("8080", http);
        return ports;
    }

    /** With names instead of default ports. */
    DomainFile named() {
        return new DomainFile(DEFAULT_PORT.matcher(text).replaceAll("@port-$1@"));
    }

    /** With names again where ports had been filled in. */
    DomainFile named(Map<String, Integer> ports) {
        String named = text;
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            named = named.replaceAll(
                    "(?<=port=\"|value=\"|telnet.port=)" + port.getValue() + "(?=[\"<])",
                    "@port-" + port.getKey() + "@");
        }
        return new DomainFile(named);
    }

    DomainFile filled(Map<String, Integer> ports) {
        return new DomainFile(PLACEHOLDER.matcher(text).replaceAll(name -> String.valueOf(ports.get(name.group(1)))));
    }

    DomainFile properties(Map<String, String> properties) {
        return options(properties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList());
    }

    /** With more options for the virtual machine of the server, not for the template of others that the file holds too. */
    DomainFile options(List<String> options) {
        String added = options.stream()
                .map(option -> "<jvm-options>" + option.replace("&", "&amp;").replace("<", "&lt;") + "</jvm-options>")
                .collect(Collectors.joining());
        int end = text.indexOf("</java-config>");
        return new DomainFile(text.substring(0, end) + added + text.substring(end));
    }
}
