import { language } from "./strings.js";

/** Write money of minor units, 539 as "5,39 €". */
export const money = ({ amount, currency }) =>
  new Intl.NumberFormat(language() === "en" ? "en-GB" : "de-DE", { style: "currency", currency }).format(amount / 100);

/** Write a moment as the shop's people read it off their wall. */
export const moment = (iso, zone) =>
  new Intl.DateTimeFormat(language() === "en" ? "en-GB" : "de-DE", {
    weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone,
  }).format(new Date(iso));

/** Write the shop's clock short enough for the header. */
export const wallClock = (iso, zone) =>
  new Intl.DateTimeFormat(language() === "en" ? "en-GB" : "de-DE", {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone,
  }).format(new Date(iso));

/** Write only hours and minutes. */
export const hours = (iso, zone) =>
  new Intl.DateTimeFormat(language() === "en" ? "en-GB" : "de-DE", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(new Date(iso));

/** Write a calendar day. */
export const day = (iso) =>
  new Intl.DateTimeFormat(language() === "en" ? "en-GB" : "de-DE", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${iso.slice(0, 10)}T12:00:00Z`),
  );
