import { demo } from "./demo.js";

/**
 * The pages of this installation, in the order of the navigation. A new page is one more entry:
 * the header and the list on the first page follow.
 *
 * @type {{href: string, name: string, about: string, below?: string, example?: boolean}[]} `href` below the root of the installation;
 *   `below`: the folder of the pages that are reached from this one; `example`: only there with `wirehouse.demo`
 */
export const pages = [
  { href: "./", name: "Home", about: "" },
  {
    href: "ticker.html",
    name: "Ticker",
    about: "Every quote as it changes: sort it, filter it, and follow one symbol in a chart.",
  },
  {
    href: "streams.html",
    example: true,
    name: "Classics",
    about: "The small examples that tutorials teach with, each with its source.",
    below: "classic/",
  },
  {
    href: "chat.html",
    name: "Chat",
    about: "Rooms for a team: nothing is missed after a lost connection, over WebSocket or Server-Sent Events.",
  },
  {
    href: "echo.html",
    example: true,
    name: "Echo",
    about: "A console for the echo endpoint: text and bytes, round trips in milliseconds, close codes and what they mean.",
  },
  {
    href: "compare.html",
    example: true,
    name: "Compare",
    about: "Server-Sent Events beside WebSocket, measured in your browser, and the facts about both.",
  },
  {
    href: "monitor.html",
    name: "Monitor",
    about: "How this server is: clients by transport, events, memory and load, and whom it had to refuse or end.",
  },
].filter(({ example }) => demo || !example);
