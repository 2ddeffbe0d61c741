package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wirehouse.browser.Browser.ColourScheme;
import org.wirehouse.support.server.Server;

@BrowserTest
class ChatPageIT {
    private static final Map<String, String> SETTINGS = Map.of("wirehouse.feed", "none");

    private static final String MARKUP = "<b>bold</b> <script>alert(1)</script> &amp; <img src=x onerror=alert(2)>";
    private static final String REVERSED = "left \u202Eright\u202C again";
    private static final String LONG = "W".repeat(400);
    private static final String BEYOND = "two\nlines \uD83D\uDE00";

    @SuppressWarnings("NullAway.Init")
    private static Server server;

    @SuppressWarnings("NullAway.Init")
    private static Browser one;

    @SuppressWarnings("NullAway.Init")
    private static Browser other;

    private static int rooms;

    @SuppressWarnings("NullAway.Init")
    private String room;

    @SuppressWarnings("NullAway.Init")
    private ChatPage ann;

    @SuppressWarnings("NullAway.Init")
    private ChatPage bob;

    @BeforeAll
    static void start() {
        server = Server.start(SETTINGS);
        one = Browser.start();
        other = Browser.start();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        server.close();
    }

    @BeforeEach
    void openTwoWindows() {
        room = "room " + ++rooms;
        one.reset();
        other.reset();
        ann = ChatPage.openAsStranger(one, server.address("chat.html"));
        bob = ChatPage.openAsStranger(other, server.address("chat.html"));
    }

    private void joinBoth() {
        ann.join(room, "Ann");
        bob.join(room, "Bob");
    }

    @Test
    void letsTwoWindowsTalk() {
        joinBoth();
        ann.say("Hello Bob");
        bob.shows("Hello Bob");
        bob.say(BEYOND);
        ann.shows("Hello Bob", BEYOND);
        ann.say(LONG);
        bob.shows("Hello Bob", BEYOND, LONG);
        assertThat(bob.messages())
                .containsExactly(
                        new ChatPage.Message("Ann", "Hello Bob", false, "sent"),
                        new ChatPage.Message("Bob", BEYOND, true, "sent"),
                        new ChatPage.Message("Ann", LONG, false, "sent"));
        assertThat(ann.members()).containsExactly("Ann", "Bob");
        assertThat(bob.members()).containsExactly("Ann", "Bob");
        assertThat(ann.events()).anyMatch(event -> event.startsWith("Bob joined"));
        other.find(ChatPage.ROOM + " header button").click();
        eventually().untilAsserted(() -> {
            assertThat(ann.members()).containsExactly("Ann");
            assertThat(ann.events()).anyMatch(event -> event.startsWith("Bob left"));
        });
        assertThat(one.consoleProblems()).isEmpty();
        assertThat(other.consoleProblems()).isEmpty();
    }

    @Test
    void showsMarkupAsTextAndKeepsDirectionsApart() {
        joinBoth();
        ann.say(MARKUP);
        ann.say(REVERSED);
        bob.shows(MARKUP, REVERSED);
        for (Browser browser : List.of(one, other)) {
            assertThat(browser.string("return document.querySelectorAll('main :is(b, img, script)').length"))
                    .as("elements made of a message")
                    .isEqualTo("0");
            assertThat(browser.string(
                            "return getComputedStyle(document.querySelector(arguments[0])).unicodeBidi", ".text"))
                    .isEqualTo("isolate");
            assertThat(browser.consoleProblems()).isEmpty();
        }
    }

    @Test
    void comesBackAsTheSameMemberAfterAReload() {
        joinBoth();
        ann.say("before");
        bob.shows("before");
        bob.write("half a sentence");
        bob.reload().connected();
        bob.shows("before");
        assertThat(bob.draft()).isEqualTo("half a sentence");
        assertThat(bob.members()).containsExactly("Ann", "Bob");
        ann.say("after");
        bob.shows("before", "after");
        assertThat(ann.events()).filteredOn(event -> event.startsWith("Bob")).hasSize(1);
    }

    @Test
    void saysThatANameIsInUse() {
        ann.join(room, "Ann");
        bob.askToJoin(room, "ANN");
        eventually().untilAsserted(() -> {
            assertThat(other.text("#join-problem")).containsIgnoringCase("ann");
            assertThat(other.isShown(ChatPage.ROOM)).isFalse();
        });
        bob.join(room, "Bob");
        assertThat(bob.members()).containsExactly("Ann", "Bob");
    }

    @Test
    void offersAnotherNameForOneThatIsInUse() {
        ann.join(room, "Ann");
        bob.askToJoin(room, "Ann");
        eventually().untilAsserted(() -> assertThat(other.text("#suggestion")).isEqualTo("Join as Ann 2"));
        other.find("#suggestion").click();
        bob.connected();
        eventually().untilAsserted(() -> assertThat(bob.members()).containsExactly("Ann", "Ann 2"));
    }

    @Test
    void isTheSameMemberInEveryTabOfABrowser() {
        ann.join(room, "Ann");
        one.openTab();
        new ChatPage(one, server.address("chat.html")).reload().join(room, "Ann");
        one.find(ChatPage.ROOM + " header button").click();
        one.openTab();
        ChatPage third = new ChatPage(one, server.address("chat.html")).reload().join(room, "Ann");
        assertThat(third.members()).containsExactly("Ann");
        assertThat(one.text("#join-problem")).isEmpty();
        one.closeTabsButFirst();
    }

    @Test
    void isNotConnectedBeforeTheRoomHasLetItIn() {
        try (CuttingProxy network = new CuttingProxy(server.port())) {
            bob = ChatPage.openAsStranger(other, network.address(server.address("chat.html")));
            network.holdWelcomes();
            bob.askToJoin(room, "Bob");
            eventually().untilAsserted(() -> assertThat(other.text(ChatPage.ROOM + " h2"))
                    .isEqualTo(room));
            eventually().untilAsserted(() -> assertThat(network.heldWelcomes()).isPositive());
            assertThat(bob.connection()).startsWith("Connecting");
            assertThat(other.text(ChatPage.ROOM + " summary")).isEqualTo("Members");
            assertThat(other.text("room-list li[data-joined]"))
                    .contains("connecting…")
                    .doesNotContain("members");
        }
    }

    @Test
    void hasTheFieldToWriteInInSightOnAPhone() {
        joinBoth();
        one.viewport(390, 844);
        eventually().untilAsserted(() -> assertThat(Double.parseDouble(one.string(
                        "return document.querySelector(arguments[0]).getBoundingClientRect().bottom",
                        ChatPage.ROOM + " .composer")))
                .isBetween(300.0, 844.0));
    }

    @Test
    void countsWhatIsUnread() {
        joinBoth();
        String second = room + " b";
        bob.join(second, "Bob");
        ann.say("1");
        ann.say("2");
        eventually().untilAsserted(() -> assertThat(other.string("return document.title"))
                .isEqualTo("(2) Chat · Wirehouse"));
        assertThat(other.text("room-list li[data-room='" + room + "'] .unread")).isEqualTo("2 unread");
        bob.chooseRoom(room);
        bob.shows("1", "2");
        assertThat(other.string("return document.title")).isEqualTo("Chat · Wirehouse");
    }

    @Test
    void chatsOverServerSentEventsToo() {
        joinBoth();
        ann.say("over a socket");
        bob.shows("over a socket");
        bob.chooseTransport("stream");
        bob.connected();
        ann.say("to a stream");
        bob.shows("over a socket", "to a stream");
        bob.say("from a stream");
        ann.shows("over a socket", "to a stream", "from a stream");
        bob.shows("over a socket", "to a stream", "from a stream");
        bob.chooseTransport("socket");
        bob.connected();
        ann.say("to a socket");
        bob.shows("over a socket", "to a stream", "from a stream", "to a socket");
        assertThat(bob.messages()).extracting(ChatPage.Message::own).containsExactly(false, false, true, false);
    }

    @Test
    void comesBackWithNothingMissingWhenTheServerRestarts() {
        joinBoth();
        ann.say("before");
        bob.shows("before");
        server.stop();
        eventually().untilAsserted(() -> {
            assertThat(ann.connection()).isEqualTo("No connection");
            assertThat(bob.connection()).isEqualTo("No connection");
        });
        ann.say("while away");
        assertThat(ann.draft()).isEqualTo("while away");
        one.screenshot("chat-lost-1280-light");
        server = Server.start(SETTINGS, server.port());
        ann.connected();
        bob.connected();
        eventually().untilAsserted(() -> assertThat(ann.members()).containsExactly("Ann", "Bob"));
        ann.say("after");
        bob.say("too");
        eventually().untilAsserted(() -> {
            assertThat(ann.texts()).hasSize(3).startsWith("before").contains("after", "too");
            assertThat(bob.texts()).isEqualTo(ann.texts());
        });
    }

    @ParameterizedTest
    @EnumSource(ColourScheme.class)
    void fitsIntoEveryWindow(ColourScheme scheme) {
        one.media(scheme, false);
        Layout.becomesSound(one);
        joinBoth();
        ann.say(LONG);
        ann.say(MARKUP);
        bob.say("short");
        ann.shows(LONG, MARKUP, "short");
        for (int width : List.of(320, 360, 800, 1280)) {
            one.viewport(width, width < 700 ? 740 : 900);
            Layout.becomesSound(one);
            one.screenshot("chat-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
    }
}
