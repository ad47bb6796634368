// What this browser remembers between two visits; without storage it simply forgets.

/** Return a remembered string, or the fallback. */
export function recall(name, fallback) {
  try {
    return localStorage.getItem(`zuruf.${name}`) ?? fallback;
  } catch {
    return fallback;
  }
}

/** Remember a string. */
export function remember(name, value) {
  try {
    localStorage.setItem(`zuruf.${name}`, value);
  } catch {
    // Private windows may refuse; nothing depends on it.
  }
}
