import { showBehind, showTurn } from "./behind.js";
import { setKind, setState, showIdle, showScreen } from "./device.js";
import { byId, make } from "./dom.js";
import { hours, wallClock } from "./format.js";
import { recall, remember } from "./memory.js";
import { read, send } from "./shop.js";
import { canHear, hush, listen, speak } from "./speech.js";
import { language, say, speakLanguage } from "./strings.js";
import { setUpTabs } from "./tabs.js";
import { greet, isSilent, offer, showAssistant, showCustomer, showEvent } from "./talk.js";

const SELLER = document.title.split(" ")[0];
const scene = {
  locale: recall("locale", "de-DE"),
  screen: recall("screen", "no") === "yes",
  sound: recall("sound", "yes") === "yes",
  customer: recall("customer", ""),
  customers: [],
};
let session = null;
let latest = null;
let clock = null;
let busy = false;
let hasty = false; // Enter was pressed before the last answer was complete
let reprompted = false;
let ear = null;
const said = [];

/* ------------------------------------------------------------------ one turn */
async function turn(action, body, show) {
  if (busy) return;
  busy = true;
  const byKeyboard = document.activeElement?.matches("button:focus-visible");
  byId("problem").textContent = "";
  hush();
  show();
  setState("thinking");
  byId("send").setAttribute("aria-disabled", "true");
  try {
    latest = await send(action, { ...body, customer: scene.customer, locale: scene.locale, screen: scene.screen, session });
    session = latest.ends ? null : latest.session;
    reprompted = false;
    await answer();
  } catch (error) {
    setState("idle");
    byId("problem").textContent = say(error.message);
  } finally {
    busy = false;
    byId("send").removeAttribute("aria-disabled");
    // The button that was pressed may be gone; whoever works by keyboard goes on at the field.
    if (byKeyboard && document.activeElement === document.body) byId("utterance").focus();
    if (hasty) byId("ask").requestSubmit();
  }
}

async function answer() {
  const quiet = latest.speech === "";
  if (!quiet) {
    showAssistant(latest.speech, SELLER);
    showScreen(scene.screen ? latest.screen : null, latest.speech, tap);
  }
  showTurn(latest, () => link(true));
  suggest();
  const fresh = look();
  const answered = latest;
  setState("speaking");
  void (quiet ? Promise.resolve() : speak(latest.speech, scene.locale, scene.sound)).then(() => {
    if (latest === answered && !busy) setState(session ? "listening" : "idle");
  });
  await fresh;
  setTimeout(look, 1300);
}

const utter = (text) => turn("say", { text }, () => {
  said.push(text);
  showCustomer(text);
});
const tap = (button) => turn("tap", { arguments: button.arguments, token: latest.screen.token }, () => showEvent(say("tapped", { label: button.label })));
const launch = () => turn("launch", {}, () => showEvent(say("launched")));

// A device asks once more, then gives up and closes the session.
async function silence() {
  showEvent(say("silent"));
  if (!reprompted && latest?.reprompt) {
    reprompted = true;
    showAssistant(latest.reprompt, SELLER);
    setState("speaking");
    await speak(latest.reprompt, scene.locale, scene.sound);
    setState("listening");
    return;
  }
  await close("EXCEEDED_MAX_REPROMPTS");
}

async function close(reason) {
  if (session) await turn("end", { reason }, () => {});
  session = null;
  setState("idle");
  suggest();
}

function suggest() {
  const open = session !== null;
  const sentences = open ? say("answers") : say("starters");
  const quiet = open ? [{ label: say("silence"), act: silence }] : [{ label: say("launch"), act: launch }];
  offer(sentences, quiet, utter);
}

/* ------------------------------------------------------------------ behind the scenes */
async function look() {
  const seen = await read("behind", { customer: scene.customer, locale: scene.locale, session: latest?.session?.id ?? "" });
  clock = seen.clock;
  byId("clock-time").textContent = wallClock(clock.now, clock.zone);
  byId("clock-time").dateTime = clock.now;
  if (isSilent()) showIdle(hours(clock.now, clock.zone));
  showBehind(seen);
}

async function load() {
  const { customers, standard } = await read("customers", { locale: scene.locale });
  scene.customers = customers;
  if (!customers.some(({ id }) => id === scene.customer)) scene.customer = standard;
  byId("customer").replaceChildren(...customers.map(({ id, name, note }) =>
    make("option", { value: id, selected: id === scene.customer }, note ? `${name} – ${note}` : name)));
  byId("linked").checked = customers.find(({ id }) => id === scene.customer)?.linked ?? false;
}

async function openCustomerPage() {
  const { url } = await send("customer-page", { customer: scene.customer });
  window.open(`${url}?lang=${language()}`, "_blank", "noopener");
}

async function link(linked) {
  await send("account", { customer: scene.customer, linked });
  showEvent(say(linked ? "account_linked" : "account_unlinked"));
  await load();
  await look();
}

/* ------------------------------------------------------------------ controls */
async function startOver(event) {
  hush();
  await close("USER_INITIATED");
  latest = null;
  showTurn(null);
  if (event) showEvent(event);
  suggest();
  await look();
  if (clock) showIdle(hours(clock.now, clock.zone));
}

function setUpScene() {
  byId("locale").value = scene.locale;
  for (const choice of document.getElementsByName("screen")) {
    choice.checked = (choice.value === "yes") === scene.screen;
    choice.addEventListener("change", guarded(() => {
      scene.screen = choice.value === "yes";
      remember("screen", choice.value);
      setKind(scene.screen);
      if (latest?.speech) showScreen(scene.screen ? latest.screen : null, latest.speech, tap);
    }));
  }
  byId("customer").addEventListener("change", guarded(async (event) => {
    scene.customer = event.target.value;
    remember("customer", scene.customer);
    await startOver(say("now_customer", { name: event.target.selectedOptions[0].textContent }));
    await load();
  }));
  byId("locale").addEventListener("change", guarded(async (event) => {
    scene.locale = event.target.value;
    remember("locale", scene.locale);
    speakLanguage(scene.locale);
    if (isSilent()) greet();
    setState("idle");
    await load();
    await startOver(isSilent() ? null : say("restarted"));
  }));
  byId("customer-page").addEventListener("click", guarded(openCustomerPage));
  byId("linked").addEventListener("change", guarded((event) => link(event.target.checked)));
  for (const button of document.querySelectorAll("[data-minutes]")) {
    button.addEventListener("click", guarded(async () => {
      clock = await send("clock", { minutes: Number(button.dataset.minutes) });
      showEvent(say("advanced", { time: wallClock(clock.now, clock.zone) }));
      await look();
    }));
  }
  byId("restart").addEventListener("click", guarded(() => startOver(say("restarted"))));
  byId("scene-toggle").addEventListener("click", () => {
    const open = byId("scene").classList.toggle("open");
    byId("scene-toggle").setAttribute("aria-expanded", String(open));
  });
  byId("scene").addEventListener("submit", (event) => event.preventDefault());
}

function setUpSwitches() {
  const sound = byId("sound");
  sound.setAttribute("aria-pressed", String(scene.sound));
  sound.addEventListener("click", () => {
    scene.sound = !scene.sound;
    remember("sound", scene.sound ? "yes" : "no");
    sound.setAttribute("aria-pressed", String(scene.sound));
    if (!scene.sound) hush();
  });
  byId("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    remember("theme", root.dataset.theme);
  });
}

function setUpAsking() {
  const field = byId("utterance");
  byId("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    hasty = busy && text !== "";
    if (text === "" || busy) return;
    field.value = "";
    void utter(text);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" && field.value === "" && said.length) {
      event.preventDefault();
      field.value = said.at(-1);
    }
  });
  byId("mic").hidden = !canHear;
  byId("mic").addEventListener("click", guarded(hear));
}

async function hear() {
  if (ear) return ear.stop();
  const mic = byId("mic");
  hush();
  setState("listening");
  mic.setAttribute("aria-pressed", "true");
  try {
    ear = listen(scene.locale, (words) => (byId("utterance").value = words), () => mic.setAttribute("aria-pressed", "false"));
    const heard = await ear.result;
    byId("utterance").value = "";
    if (heard) await utter(heard.toLowerCase());
    else setState(session ? "listening" : "idle");
  } catch {
    byId("problem").textContent = say("deaf");
    setState("idle");
  } finally {
    ear = null;
  }
}

// A control that fails says so on the page instead of in the console.
const guarded = (act) => async (event) => {
  try {
    byId("problem").textContent = "";
    await act(event);
  } catch (error) {
    byId("problem").textContent = say(error.message);
  }
};

speakLanguage(scene.locale);
setKind(scene.screen);
setState("idle");
greet();
showTurn(null);
setUpTabs();
setUpScene();
setUpSwitches();
setUpAsking();
suggest();
void guarded(async () => {
  await load();
  await look();
  document.documentElement.dataset.ready = "yes";
})();
