package org.wirehouse.proxy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirehouse.support.Program;

/** The proxies for which we ship a configuration. */
public enum ProxyKind {
    NGINX(Program.NGINX, Path.of("server-config", "nginx", "wirehouse.conf"), "HUP") {
        @Override
        String surroundings() {
            return """
                    %s
                    daemon off;
                    worker_processes 1;
                    worker_shutdown_timeout 2s;
                    pid nginx.pid;
                    error_log stderr info;
                    events { worker_connections 4096; }
                    http {
                        access_log off;
                        gzip on;
                        gzip_types *;
                        client_body_temp_path body;
                        proxy_temp_path proxy;
                        fastcgi_temp_path fastcgi;
                        uwsgi_temp_path uwsgi;
                        scgi_temp_path scgi;
                        include wirehouse;
                    }
                    """.formatted(System.getProperty("user.name").equals("root") ? "user root;" : "");
        }

        @Override
        Map<String, String> places(int server, int tls, int plain, Path certificate) {
            Map<String, String> places = new LinkedHashMap<>();
            places.put("listen 80;", "listen 127.0.0.1:" + plain + ";");
            places.put("listen 443 ", "listen 127.0.0.1:" + tls + " ");
            places.put("127.0.0.1:8080", "127.0.0.1:" + server);
            places.put("/etc/ssl/private/push.example.com.pem", certificate.toString());
            return places;
        }

        @Override
        List<String> arguments(Path directory) {
            return List.of("-p", directory.toString(), "-e", "stderr", "-c", SURROUNDINGS);
        }
    },

    HAPROXY(Program.HAPROXY, Path.of("server-config", "haproxy", "wirehouse.cfg"), "USR2") {
        @Override
        String surroundings() {
            return """
                    global
                        maxconn 4000
                        hard-stop-after 2s
                        log stdout format raw local0
                    """;
        }

        @Override
        Map<String, String> places(int server, int tls, int plain, Path certificate) {
            Map<String, String> places = new LinkedHashMap<>();
            places.put("bind :80\n", "bind 127.0.0.1:" + plain + "\n");
            places.put("bind :443 ", "bind 127.0.0.1:" + tls + " ");
            places.put("127.0.0.1:8080", "127.0.0.1:" + server);
            places.put("/etc/ssl/private/push.example.com.pem", certificate.toString());
            return places;
        }

        @Override
        List<String> arguments(Path directory) {
            return List.of("-W", "-db", "-f", SURROUNDINGS, "-f", Proxy.SHIPPED);
        }
    };

    /** The name of the file that stands around what we ship. */
    static final String SURROUNDINGS = "main";

    private final Program program;
    private final Path shipped;
    private final String reloadSignal;

    ProxyKind(Program program, Path shipped, String reloadSignal) {
        this.program = program;
        this.shipped = shipped;
        this.reloadSignal = reloadSignal;
    }

    Program program() {
        return program;
    }

    /** The configuration that we ship. */
    Path shipped() {
        return shipped;
    }

    /** What makes it read its configuration anew. */
    String reloadSignal() {
        return reloadSignal;
    }

    /** What an operator has beside it; streams may go on for 2 s after a reload. */
    abstract String surroundings();

    /** What an operator changes in it, by what is there. */
    abstract Map<String, String> places(int server, int tls, int plain, Path certificate);

    /** How to start it in a directory with both files, so that it stays in the foreground. */
    abstract List<String> arguments(Path directory);
}
