// Speaks to the local server. Every POST is JSON: a foreign page cannot send that without being asked.

/** Carry what the server refused, in its own words where it has some. */
export class ShopTrouble extends Error {}

async function call(path, options) {
  let response;
  try {
    response = await fetch(`/simulator/${path}`, options);
  } catch {
    throw new ShopTrouble("offline");
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new ShopTrouble(body.error ?? "failed");
  return body;
}

/** Read something. */
export const read = (path, query = {}) => call(`${path}?${new URLSearchParams(query)}`, {});

/** Do something. */
export const send = (path, body) =>
  call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
