import { byId, make } from "./dom.js";
import { day, moment, money } from "./format.js";
import { showJson } from "./json.js";
import { say } from "./strings.js";

const panel = (name) => byId(`panel-${name}`);
const empty = (name) => make("p", { class: "empty" }, say(`${name}_empty`));
const fact = (label, value, kind = null) =>
  value === null || value === undefined || value === "" ? [] : [make("dt", {}, say(label)), make("dd", { class: kind }, value)];

/** Show request, response and card of the latest turn; null empties them. */
export function showTurn(turn, onLink) {
  panel("request").replaceChildren(...(turn ? showJson(turn.request, turn.request.request.type) : [empty("request")]));
  const took = turn ? say("milliseconds", { n: turn.milliseconds }) : "";
  panel("response").replaceChildren(...(turn ? showJson(turn.response, took) : [empty("response")]));
  panel("card").replaceChildren(turn?.card ? appCard(turn.card, onLink) : empty("card"));
}

function appCard(card, onLink) {
  const linking = card.kind === "LinkAccount";
  const paragraphs = (linking ? say("link_text") : card.text).split("\n\n");
  return make("article", { class: "app-card" },
    make("p", { class: "from" }, make("img", { src: "/simulator/static/zuruf.svg", width: 20, height: 20, alt: "" }), say("app_card")),
    make("h3", {}, linking ? say("link_title") : card.title),
    paragraphs.map((text) => make("p", {}, text)),
    linking ? make("button", { type: "button", onclick: onLink }, say("link_now")) : null,
  );
}

/** Show what the shop remembers, has mailed and has sold. */
export function showBehind({ dialog, mails, orders, clock }) {
  panel("dialog").replaceChildren(...(dialog ? showJson(dialog) : [empty("dialog")]));
  fill("mails", mails, (mail) => mailItem(mail, clock.zone));
  fill("orders", orders, (order) => orderItem(order, clock.zone));
}

function fill(name, entries, item) {
  const place = panel(name);
  const count = byId(`count-${name}`);
  count.hidden = entries.length === 0;
  count.textContent = entries.length;
  const fingerprint = JSON.stringify(entries) + document.documentElement.lang;
  if (place.dataset.shown === fingerprint) return;
  place.dataset.shown = fingerprint;
  const open = new Set([...place.querySelectorAll("details[open]")].map((node) => node.dataset.id));
  place.replaceChildren(entries.length ? make("ul", { class: "items" }, entries.map(item)) : empty(name));
  for (const node of place.querySelectorAll("details")) node.open = node.open || open.has(node.dataset.id);
}

function mailItem(mail, zone) {
  return make("li", {}, make("details", { "data-id": mail.id },
    make("summary", {}, make("strong", {}, mail.subject), make("span", { class: "when" }, moment(mail.sent_at, zone)),
      make("span", { class: "to" }, say("to", { to: mail.to }))),
    mailBody(mail)));
}

function mailBody(mail) {
  const text = make("p", { class: "letter", hidden: mail.has_html }, mail.text);
  const files = mail.attachments.length
    ? make("p", { class: "files" }, say("attachments", { names: mail.attachments.map((file) => `${file.name} (${file.media_type})`).join(", ") }))
    : null;
  if (!mail.has_html) return make("div", { class: "body" }, text, files);
  const page = make("iframe", {
    class: "page", title: say("mail_page", { subject: mail.subject }), loading: "lazy",
    sandbox: "allow-popups allow-popups-to-escape-sandbox", src: `/simulator/mails/${encodeURIComponent(mail.id)}`,
  });
  const swap = make("button", { type: "button", class: "tool", "aria-pressed": "false", onclick: () => {
    text.hidden = !text.hidden;
    page.hidden = !text.hidden;
    swap.setAttribute("aria-pressed", String(!text.hidden));
  } }, say("as_text"));
  return make("div", { class: "body" }, make("p", { class: "view" }, swap), page, text, files);
}

function orderItem(order, zone) {
  const rows = order.lines.map((line) => make("li", {}, make("span", {}, `${line.quantity} × ${line.name}`), make("span", {}, money(line.amount))));
  const extra = [["shipping", order.delivery_cost], ["deposit", order.deposit]].filter(([, cost]) => cost && cost.amount > 0);
  const costs = extra.map(([label, cost]) => make("li", {}, make("span", {}, say(label)), make("span", {}, money(cost))));
  const sum = make("li", { class: "sum" }, make("span", {}, say("total")), make("span", {}, money(order.total)));
  return make("li", {}, make("details", { "data-id": order.number },
    make("summary", {}, make("strong", { class: "number" }, say("order", { number: order.number })), make("span", { class: order.alarming ? "badge off" : "badge" }, order.state_text),
      make("span", { class: "to" }, `${moment(order.placed_at, zone)} · ${money(order.total)}`)),
    make("div", { class: "body" }, make("ul", { class: "lines" }, rows, costs, sum),
      make("dl", { class: "facts" }, fact("promised", day(order.delivery_day)), fact("parcel", order.parcel), fact("payment", order.payment_text)),
      order.evidence ? evidence(order.evidence, zone) : null)));
}

function evidence(record, zone) {
  return make("div", { class: "evidence" }, make("h4", {}, say("evidence")),
    make("dl", { class: "facts" },
      fact("evidence_said", record.said ? make("q", {}, record.said) : ""), fact("evidence_heard", record.heard ? make("q", {}, record.heard) : ""),
      fact("placed", record.at ? moment(record.at, zone) : ""), fact("channel", record.channel), fact("evidence_phrases", record.phrase_version, "hash"),
      fact("evidence_hash", record.quote_hash, "hash")),
    make("details", {}, make("summary", {}, say("evidence_details")), make("pre", { class: "json" }, JSON.stringify(record.record, null, 2))));
}
