package org.wirehouse.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be seen without a server: that nothing is forgotten, nothing made up, and the files are sound. */
class ApiDescriptionTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.wirehouse");

    private static final Set<Class<?>> OPTIONAL = Set.of(Optional.class, OptionalInt.class, OptionalLong.class);

    private final OpenApi openApi = OpenApi.of(Description.source("openapi.json"));
    private final AsyncApi asyncApi = AsyncApi.of(Description.source("asyncapi.json"));

    @Test
    void describesEveryMethodOfEveryResourceWithItsParametersAndMediaTypes() {
        Set<String> described = openApi.operations().stream()
                .map(operation -> operation + " " + parameters(operation) + " " + mediaTypes(operation))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isNotEmpty().containsExactlyElementsOf(methods());
    }

    @Test
    void describesEveryEndpoint() {
        assertThat(asyncApi.channels().stream()
                        .filter(channel -> !channel.isStream())
                        .map(AsyncApi.Channel::address))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(classes(ServerEndpoint.class)
                        .map(endpoint ->
                                endpoint.getAnnotation(ServerEndpoint.class).value())
                        .toList());
    }

    @Test
    void describesTheEventsOfEveryEventStream() {
        assertThat(asyncApi.channels().stream()
                        .filter(AsyncApi.Channel::isStream)
                        .map(AsyncApi.Channel::address))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(openApi.operations().stream()
                        .filter(OpenApi.Operation::isStream)
                        .map(operation -> "/api" + operation.path())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.json", "asyncapi.json"})
    void refersToNothingThatIsNotThere(String file) {
        Description description = Description.source(file);

        assertThat(description.references()).isNotEmpty().allSatisfy(reference -> assertThatCode(
                        () -> description.resolved(Json.createObjectBuilder()
                                .add("$ref", reference)
                                .build()))
                .as(reference)
                .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.json", "asyncapi.json"})
    void describesRecordsComponentByComponent(String file) {
        JsonObject schemas = Description.source(file).components("schemas");
        List<Class<?>> records = CODE.stream()
                .filter(type -> type.isRecord() && type.isTopLevelClass())
                .filter(type -> schemas.containsKey(type.getSimpleName()))
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> schemas.getJsonObject(type.getSimpleName()).containsKey("properties"))
                .toList();

        assertThat(records).hasSizeGreaterThan(8).allSatisfy(type -> {
            JsonObject schema = schemas.getJsonObject(type.getSimpleName());
            assertThat(schema.getJsonObject("properties").keySet()).containsExactlyElementsOf(names(type, true));
            assertThat(schema.getJsonArray("required").getValuesAs(JsonString::getString))
                    .containsExactlyElementsOf(names(type, false));
            assertThat(schema.get("additionalProperties")).isEqualTo(JsonValue.FALSE);
        });
    }

    @Test
    void namesEveryCode() {
        JsonObject here = openApi.description().components("schemas");
        JsonObject there = asyncApi.description().components("schemas");

        assertThat(codes(here, "/RefusedLine/properties/cause")).containsExactlyElementsOf(labels("market.Refusal"));
        assertThat(codes(there, "/ChatError/properties/code")).containsExactlyElementsOf(labels("chat.Refusal"));
        assertThat(codes(here, "/FeedStatus/properties/state"))
                .containsExactlyElementsOf(labels("market.FeedStatus$State"));
    }

    private static List<String> codes(JsonObject schemas, String pointer) {
        return schemas.getValue(pointer).asJsonObject().getJsonArray("enum").getValuesAs(JsonString::getString);
    }

    /** The constants of an enumeration as they are written in JSON. */
    private static List<String> labels(String type) {
        return Arrays.stream(CODE.get("org.wirehouse." + type).reflect().getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    @Test
    void saysTheSameInBothFiles() {
        JsonObject here = openApi.description().components("schemas");
        JsonObject there = asyncApi.description().components("schemas");

        assertThat(here.keySet())
                .filteredOn(there::containsKey)
                .contains("Quote")
                .allSatisfy(name -> assertThat(here.get(name)).isEqualTo(there.get(name)));
    }

    @Test
    void givesExamplesThatAreAsDescribed() {
        openApi.operations().forEach(operation -> {
            operation.parameters().stream()
                    .filter(parameter -> parameter.containsKey("example"))
                    .forEach(parameter -> assertThat(openApi.description()
                                    .errors(
                                            parameter.getJsonObject("schema"),
                                            parameter.get("example").toString()))
                            .as(operation + " " + parameter)
                            .isEmpty());
            Stream.concat(
                            Stream.of(openApi.description()
                                    .at(operation.node(), "requestBody")
                                    .getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT)),
                            operation.statuses().stream().map(operation::contents))
                    .flatMap(contents -> contents.asJsonObject().values().stream())
                    .map(JsonValue::asJsonObject)
                    .forEach(content -> OpenApi.examples(content).forEach(example -> assertThat(
                                    openApi.description().errors(content.getJsonObject("schema"), example.toString()))
                            .as(operation + " " + example)
                            .isEmpty()));
        });
        asyncApi.messages().stream()
                .filter(message -> message.containsKey("examples"))
                .forEach(message -> message.getJsonArray("examples")
                        .forEach(example -> assertThat(asyncApi.payloadErrors(
                                        message,
                                        example.asJsonObject()
                                                .getValue("/payload")
                                                .toString()))
                                .as(message.toString())
                                .isEmpty()));
    }

    private static Set<String> parameters(OpenApi.Operation operation) {
        return operation.parameters().stream()
                .map(parameter -> parameter.getString("in") + ":" + parameter.getString("name"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> mediaTypes(OpenApi.Operation operation) {
        JsonObject body = openApi.description().at(operation.node(), "requestBody");
        return new TreeSet<>(body.getOrDefault("content", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .keySet());
    }

    /** One entry a path and HTTP method, since a description has one, too, however many methods share the work. */
    private static Set<String> methods() {
        return classes(Path.class)
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())
                        .filter(method -> httpMethod(method).isPresent())
                        .collect(Collectors.groupingBy(method ->
                                httpMethod(method).orElseThrow() + " " + path(resource.getAnnotation(Path.class))
                                        + path(method.getAnnotation(Path.class))))
                        .entrySet()
                        .stream())
                .map(entry -> entry.getKey() + " "
                        + union(entry.getValue().stream().flatMap(ApiDescriptionTest::parameters)) + " "
                        + union(entry.getValue().stream().flatMap(ApiDescriptionTest::mediaTypes)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Stream<String> values) {
        return values.collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Stream.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : "/" + path.value().replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }

    private static Stream<String> mediaTypes(Method method) {
        Consumes consumes = method.getAnnotation(Consumes.class);
        return consumes == null ? Stream.of() : Arrays.stream(consumes.value());
    }

    private static Stream<String> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(ApiDescriptionTest::named)
                .flatMap(Optional::stream)
                .filter(name -> !name.equals("header:" + HttpHeaders.CONTENT_TYPE)); // a description says it otherwise
    }

    private static Optional<String> named(Parameter parameter) {
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return Optional.of(
                    "path:" + parameter.getAnnotation(PathParam.class).value());
        }
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return Optional.of(
                    "query:" + parameter.getAnnotation(QueryParam.class).value());
        }
        return Optional.ofNullable(parameter.getAnnotation(HeaderParam.class))
                .map(header -> "header:" + header.value());
    }

    private static Stream<Class<?>> classes(Class<? extends Annotation> annotation) {
        return CODE.stream().filter(type -> type.isAnnotatedWith(annotation)).map(JavaClass::reflect);
    }

    private static List<String> names(Class<?> type, boolean withOptional) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> withOptional || !isOptional(component))
                .map(RecordComponent::getName)
                .toList();
    }

    private static boolean isOptional(RecordComponent component) {
        return OPTIONAL.contains(component.getType())
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
