package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What can be read and done on the page of the chat. The room is always the one that is in sight. */
final class ChatPage {
    /** One message as it is shown. */
    record Message(String name, String text, boolean own, String state) {
        private static Message of(JsonObject message) {
            return new Message(
                    message.getString("name"),
                    message.getString("text"),
                    message.getBoolean("own"),
                    message.getString("state"));
        }
    }

    static final String ROOM = "chat-room:not([hidden])";

    private final Browser browser;
    private final URI address;

    ChatPage(Browser browser, URI address) {
        this.browser = browser;
        this.address = address;
    }

    /** Opens the page as a browser does that has never seen it. */
    static ChatPage openAsStranger(Browser browser, URI address) {
        browser.open(address);
        browser.string("sessionStorage.clear(); localStorage.clear()");
        return new ChatPage(browser, address).reload();
    }

    /** Loads the page again in the same tab. */
    ChatPage reload() {
        browser.open(address);
        return this;
    }

    /** Fills in the form and waits until the room lets this one in. */
    ChatPage join(String room, String name) {
        askToJoin(room, name);
        eventually().untilAsserted(() -> assertThat(browser.text(ROOM + " h2"))
                .as("the room in sight")
                .isEqualTo(room));
        return connected();
    }

    /** Fills in the form. */
    void askToJoin(String room, String name) {
        browser.string("document.querySelector('#joining').open = true");
        fill(browser.find("#room"), room);
        fill(browser.find("#name"), name);
        browser.find("#join button[type=submit]").click();
    }

    private static void fill(WebElement field, String text) {
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    String connection() {
        return browser.text("connection-status [role=status]");
    }

    ChatPage connected() {
        eventually().untilAsserted(() -> assertThat(connection()).isEqualTo("Connected"));
        return this;
    }

    void write(String text) {
        browser.find(ROOM + " textarea").sendKeys(text);
    }

    /** Writes and sends. The keyboard of the driver has no characters beyond the basic plane. */
    void say(String text) {
        browser.string(
                "const field = document.querySelector(arguments[0]); field.value = arguments[1];"
                        + " field.dispatchEvent(new Event('input'));",
                ROOM + " textarea",
                text);
        browser.find(ROOM + " textarea").sendKeys(Keys.ENTER);
    }

    String draft() {
        return browser.string("return document.querySelector(arguments[0]).value", ROOM + " textarea");
    }

    List<Message> messages() {
        return browser
                .json(
                        "return [...document.querySelectorAll(arguments[0])].map(item => ({"
                                + " name: item.querySelector('.name').textContent,"
                                + " text: item.querySelector('.text').textContent,"
                                + " own: item.hasAttribute('data-own'), state: item.dataset.state }))",
                        ROOM + " li.said")
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(Message::of)
                .toList();
    }

    List<String> texts() {
        return messages().stream().map(Message::text).toList();
    }

    /** Waits until these are the messages, all of them with the server. */
    void shows(String... texts) {
        eventually().untilAsserted(() -> {
            assertThat(texts()).containsExactly(texts);
            assertThat(messages()).extracting(Message::state).containsOnly("sent");
        });
    }

    List<String> members() {
        return browser.strings(
                "return [...document.querySelectorAll(arguments[0])].map(name => name.textContent)",
                ROOM + " .members li bdi");
    }

    /** What happened in the room besides talking. */
    List<String> events() {
        return browser.strings(
                "return [...document.querySelectorAll(arguments[0])].map(item => item.textContent)",
                ROOM + " li:is(.joined, .left, .missing)");
    }

    void chooseTransport(String name) {
        browser.find("#transport input[value=" + name + "]").click();
    }

    void chooseRoom(String room) {
        browser.string(
                "[...document.querySelectorAll('room-list li')].find(item => item.dataset.room === arguments[0])"
                        + ".querySelector('button').click()",
                room);
    }
}
