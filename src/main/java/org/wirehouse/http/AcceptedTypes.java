package org.wirehouse.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The media types that resources accept. Jakarta REST knows them, but does not say them when it answers 415. */
@ApplicationScoped
public class AcceptedTypes {
    @Inject
    BeanManager beans;

    private record Entry(String method, Pattern path, List<String> types) {}

    /**
     * Finds the media types of all resource methods for a request, sorted.
     *
     * @param path relative to the root of the resources
     */
    Set<String> of(String method, String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return entries()
                .filter(entry -> entry.method.equals(method)
                        && entry.path.matcher(relative).matches())
                .flatMap(entry -> entry.types.stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Entry> entries() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(AcceptedTypes::entries);
    }

    private static Stream<Entry> entries(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Consumes.class))
                .flatMap(method -> httpMethod(method)
                        .map(name -> new Entry(
                                name,
                                path(resource, method),
                                List.of(method.getAnnotation(Consumes.class).value()))));
    }

    private static Stream<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value);
    }

    private static Pattern path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String template = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return Pattern.compile(
                template.replaceAll("\\{\\w+:\\s*([^}]*)}", "$1").replaceAll("\\{\\w+}", "[^/]+") + "/?");
    }
}
