import { make } from "./dom.js";
import { say } from "./strings.js";

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Show a value as coloured JSON with a button that copies it. */
export function showJson(value, note = "") {
  const text = JSON.stringify(value, null, 2);
  const copy = make("button", { type: "button", class: "tool" }, say("copy"));
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = say("copied");
    setTimeout(() => (copy.textContent = say("copy")), 1500);
  });
  return [make("div", { class: "code-head" }, make("span", {}, note), copy), make("pre", { class: "json" }, colour(text))];
}

function colour(text) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    pieces.push(text.slice(at, match.index));
    const [whole, string, colon, word] = match;
    if (string) pieces.push(make("span", { class: colon ? "k" : "s" }, string), colon ?? "");
    else pieces.push(make("span", { class: word ? "b" : "n" }, whole));
    at = match.index + whole.length;
  }
  pieces.push(text.slice(at));
  return pieces;
}
