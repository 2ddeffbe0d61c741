package org.wirehouse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.List;

/** The drawing of the design, kept true. */
@AnalyzeClasses(packages = "org.wirehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String KNOWS_JMS = "org\\.wirehouse\\.messaging\\.Jms.*";

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.wirehouse.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_hub_knows_only_java = classes()
            .that()
            .resideInAPackage("..hub..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wirehouse.hub..", "org.wirehouse.text..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule backplanes_know_only_the_hub = classes()
            .that()
            .resideInAPackage("..backplane..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wirehouse.backplane..", "org.wirehouse.hub..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_market_knows_no_transport = classes()
            .that()
            .resideInAPackage("..market..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.wirehouse.market..",
                    "org.wirehouse.compression..",
                    "org.wirehouse.hub..",
                    "org.wirehouse.text..",
                    "de.siegmar.fastcsv..",
                    "jakarta.json..",
                    "java..",
                    "org.jspecify..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_monitor_knows_only_whom_it_counts = classes()
            .that()
            .resideInAPackage("..monitor..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.wirehouse.monitor..",
                    "org.wirehouse.admission..",
                    "org.wirehouse.hub..",
                    "org.wirehouse.transport..",
                    "jakarta.json..",
                    "java..",
                    "javax.management..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule messages_go_where_posts_go = classes()
            .that()
            .resideInAPackage("..messaging..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.wirehouse.messaging..",
                    "org.wirehouse.channels..",
                    "org.wirehouse.hub..",
                    "org.wirehouse.market..",
                    "jakarta.jms..",
                    "jakarta.transaction..",
                    "java..",
                    "javax.naming..",
                    "org.jspecify..");

    /** What is not there on every server is loaded by name. */
    @ArchTest
    static final ArchRule nothing_else_needs_jakarta_messaging = noClasses()
            .that()
            .haveNameNotMatching(KNOWS_JMS)
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.jms..").or(nameMatching(KNOWS_JMS)));

    /** Payara and GlassFish have no more than one thread for all that an application schedules. */
    @ArchTest
    static final ArchRule nothing_waits_in_the_pools_of_the_container =
            noClasses().should().dependOnClassesThat().areAssignableTo(ManagedExecutorService.class);

    /** Not there on all servers; on GlassFish 7.0.21 its classes are, and do nothing but throw. */
    @ArchTest
    static final ArchRule nothing_needs_microprofile =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule sse_does_not_know_websocket = noClasses()
            .that()
            .resideInAPackage("..sse..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..websocket..");

    @ArchTest
    static final ArchRule websocket_does_not_know_sse = noClasses()
            .that()
            .resideInAPackage("..websocket..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..sse..");

    @ArchTest
    static final ArchRule what_the_transports_share_knows_only_who_may_come_in = classes()
            .that()
            .resideInAPackage("..transport..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wirehouse.transport..", "org.wirehouse.admission..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule admission_knows_only_java = classes()
            .that()
            .resideInAPackage("..admission..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wirehouse.admission..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule decompressing_knows_only_java = classes()
            .that()
            .resideInAPackage("..compression..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wirehouse.compression..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule json_knows_nothing_of_what_it_writes = classes()
            .that()
            .resideInAPackage("..json..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wirehouse.json..", "jakarta.json..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule the_security_log_knows_only_java = classes()
            .that()
            .resideInAPackage("..security..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wirehouse.security..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule text_tools_know_nothing = classes()
            .that()
            .resideInAPackage("..text..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.wirehouse.text..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule only_the_root_package_fires_and_observes = noClasses()
            .that()
            .resideInAPackage("org.wirehouse.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.enterprise.event..");

    @ArchTest
    static final ArchRule nobody_knows_the_root_package = noClasses()
            .that()
            .resideInAPackage("org.wirehouse.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.wirehouse");

    /** For one that has no method for binary messages, some containers collect them without bound. */
    @ArchTest
    static final ArchRule endpoints_take_binary_messages_in_parts =
            classes().that().areAnnotatedWith(ServerEndpoint.class).should(takeBinaryMessagesInParts());

    private static ArchCondition<JavaClass> takeBinaryMessagesInParts() {
        return ArchCondition.from(DescribedPredicate.describe(
                "have an @OnMessage method (ByteBuffer, boolean, Session)", endpoint -> endpoint.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(OnMessage.class))
                        .map(method -> method.getRawParameterTypes().stream()
                                .map(JavaClass::getName)
                                .toList())
                        .anyMatch(List.of(ByteBuffer.class.getName(), "boolean", Session.class.getName())::equals)));
    }
}
