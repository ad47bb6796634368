import { byId, make } from "./dom.js";
import { say } from "./strings.js";

const log = () => byId("log");

const scrollDown = () => (log().scrollTop = log().scrollHeight);

function add(node) {
  log().querySelector(".hello")?.remove();
  log().append(node);
  scrollDown();
}

/** Begin an empty conversation with a word of welcome. */
export function greet() {
  log().replaceChildren(make("li", { class: "hello" }, make("strong", {}, say("hello_title")), say("hello")));
}

/** Tell whether nothing has been said yet. */
export const isSilent = () => log().querySelector(".u, .a, .event") === null;

/** Show what the customer said, as in a play. */
export const showCustomer = (text) => add(make("li", { class: "u" }, make("span", { class: "visually-hidden" }, `${say("you")}: `), text));

/** Show what the assistant said. */
export const showAssistant = (text, seller, note = "") =>
  add(make("li", { class: "a" }, make("span", { class: "visually-hidden" }, `${seller}: `), text, note && make("small", {}, note)));

/** Show something that happened and that nobody said. */
export const showEvent = (text) => add(make("li", { class: "event" }, text));

/** Offer sentences to try; `quiet` ones are things that happen rather than words. */
export function offer(sentences, quiet, onSay) {
  byId("chips").replaceChildren(
    ...sentences.map((sentence) => make("button", { type: "button", onclick: () => onSay(sentence) }, sentence)),
    ...quiet.map(({ label, act }) => make("button", { type: "button", class: "quiet", onclick: act }, label)),
  );
  // More suggestions leave the conversation less room.
  scrollDown();
}
