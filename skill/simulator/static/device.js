import { byId, make } from "./dom.js";
import { say } from "./strings.js";

/** Show what the device does: idle, listening, thinking or speaking. */
export function setState(state) {
  byId("device").dataset.state = state;
  byId("state").textContent = say(`state_${state}`);
}

/** Turn the speaker into a smart display, or back. */
export function setKind(hasScreen) {
  byId("device").dataset.kind = hasScreen ? "display" : "speaker";
}

/** Show the idle screen: the shop's clock and a sentence to try. */
export function showIdle(time) {
  byId("glass").replaceChildren(
    make("div", { class: "idle" }, make("time", {}, time), make("p", {}, `„${say("utterance_hint")}“`)),
  );
}

/** Show what the answer put on the screen; a tap hands the button to `onTap`. */
export function showScreen(screen, speech, onTap) {
  const glass = byId("glass");
  if (!screen) {
    glass.replaceChildren(make("p", { class: "spoken" }, speech));
    return;
  }
  // Beside a button stands what it costs: the last short line before it.
  const sum = screen.buttons.length && screen.lines.at(-1)?.length < 16 ? screen.lines.at(-1) : null;
  const lines = sum ? screen.lines.slice(0, -1) : screen.lines;
  const kind = (line, index) => (index === 0 ? "kicker" : line.length > 70 ? "row fact" : "row");
  const buttons = screen.buttons.map((button, index) =>
    make("button", { type: "button", class: index ? "second" : null, onclick: () => onTap(button) }, button.label),
  );
  glass.replaceChildren(
    ...lines.map((line, index) => make("p", { class: kind(line, index) }, line)),
    ...(buttons.length ? [make("div", { class: "buttons" }, sum && make("span", { class: "sum" }, sum), buttons)] : []),
  );
  glass.scrollTop = 0;
}
