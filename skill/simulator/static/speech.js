// The browser's own voice and ears, where it has them.
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const voice = window.speechSynthesis;

export const canHear = Recognition !== undefined;

/** Speak a text; resolve when it is over, at once if it cannot be heard. */
export function speak(text, locale, aloud) {
  voice?.cancel();
  if (!aloud || !voice || voice.getVoices().length === 0) return pause(Math.min(1400, 350 + text.length * 8));
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = locale;
    utterance.onend = utterance.onerror = resolve;
    // Some engines never report the end.
    setTimeout(resolve, 4000 + text.length * 110);
    voice.speak(utterance);
  });
}

/** Fall silent, as a device does when somebody speaks to it. */
export const hush = () => voice?.cancel();

/** Listen once; report words while they come, and resolve with the whole sentence ("" if nothing was heard). */
export function listen(locale, onWords, onStop) {
  const ear = new Recognition();
  ear.lang = locale;
  ear.interimResults = true;
  let heard = "";
  const result = new Promise((resolve, reject) => {
    ear.onresult = (event) => {
      heard = Array.from(event.results, (part) => part[0].transcript).join(" ");
      onWords(heard);
    };
    ear.onerror = (event) => (["no-speech", "aborted"].includes(event.error) ? resolve("") : reject(new Error(event.error)));
    ear.onend = () => {
      onStop();
      resolve(heard.trim());
    };
  });
  ear.start();
  return { result, stop: () => ear.stop() };
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
