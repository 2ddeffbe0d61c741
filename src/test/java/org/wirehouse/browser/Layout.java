package org.wirehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirehouse.browser.Browser.eventually;

import java.util.List;

/** How the page lies in its window at this moment. */
record Layout(int pageWidth, int windowWidth, List<String> tooFarRight, List<String> hardToRead) {
    /** What reaches over the right edge without being clipped by one of its ancestors. */
    private static final String TOO_FAR_RIGHT = """
        const width = document.documentElement.clientWidth;
        const isClipped = (node) => {
          for (let at = node.parentElement; at; at = at.parentElement) {
            if (getComputedStyle(at).overflowX !== 'visible') return at.getBoundingClientRect().right <= width + 1;
          }
          return false;
        };
        return [...document.querySelectorAll('body *')]
          .filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > width + 1)
          .filter((node) => !isClipped(node))
          .map((node) => node.outerHTML.slice(0, 100));
        """;

    /** Texts whose contrast is below 4.5 (WCAG 2.2, 1.4.3); a ground that is just flashing is left out. */
    private static final String HARD_TO_READ = """
        const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b]
          .map((part) => part / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
          .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = (node) => {
          for (let at = node; at; at = at.parentElement) {
            const colour = parts(getComputedStyle(at).backgroundColor);
            if (colour.length === 3) return colour;
          }
          return [255, 255, 255];
        };
        return [...document.querySelectorAll('body *')]
          .filter((node) => node.checkVisibility() && !node.closest('.unseen, .skip, [class*=ticked]'))
          .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
          .filter((node) => {
            const [a, b] = [light(parts(getComputedStyle(node).color)), light(ground(node))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
          })
          .map((node) => `${node.outerHTML.slice(0, 100)} ${getComputedStyle(node).color} on ${ground(node)}`);
        """;

    /** Numbers that do not fit into their cell: a number that is cut off is another number. */
    private static final String CUT_OFF = """
        return [...document.querySelectorAll('#quotes td')]
          .filter((cell) => cell.checkVisibility() && cell.scrollWidth > cell.clientWidth)
          .map((cell) => cell.textContent);
        """;

    static Layout of(Browser browser) {
        return new Layout(
                Integer.parseInt(browser.string("return document.documentElement.scrollWidth")),
                Integer.parseInt(browser.string("return document.documentElement.clientWidth")),
                browser.strings(TOO_FAR_RIGHT),
                browser.strings(HARD_TO_READ));
    }

    static List<String> cutOffNumbers(Browser browser) {
        return browser.strings(CUT_OFF);
    }

    /** @throws AssertionError if the page scrolls sideways or a text is hard to read */
    void isSound() {
        assertThat(pageWidth).as("width of the page, against the window").isLessThanOrEqualTo(windowWidth);
        assertThat(tooFarRight).as("what reaches over the right edge").isEmpty();
        assertThat(hardToRead).as("texts with too little contrast").isEmpty();
    }

    /** Waits until it is so: colours and places may be on their way. */
    static void becomesSound(Browser browser) {
        eventually().untilAsserted(() -> of(browser).isSound());
    }
}
