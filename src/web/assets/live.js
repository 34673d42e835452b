/**
 * Keeps marked parts of a page up to date. Without script the page shows how things stood when it was loaded.
 *
 *   <div data-live-src="/track/JN-1/status" data-live-seconds="5" aria-live="polite">…</div>
 *
 * The address answers with the new inside of the element. `data-live-events` names an event stream that says when to
 * ask again; without it the element asks every `data-live-seconds` (10), and rests while the page is hidden.
 * An answer of 204 means that nothing more will change.
 */
export function startLive(document) {
  for (const element of document.querySelectorAll("[data-live-src]"))
    follow(element);
}

function follow(element) {
  const { liveSrc, liveEvents, liveSeconds = "10" } = element.dataset;
  const update = () => refresh(element, liveSrc);
  const stop = liveEvents
    ? listen(liveEvents, update)
    : repeat(Number(liveSeconds) * 1000, update);
  element.addEventListener("live:settled", stop, { once: true });
}

function listen(address, update) {
  const events = new EventSource(address);
  events.addEventListener("message", update);
  return () => events.close();
}

function repeat(milliseconds, update) {
  const timer = setInterval(() => {
    if (!pageIsHidden()) update();
  }, milliseconds);
  return () => clearInterval(timer);
}

const pageIsHidden = () => document.visibilityState === "hidden";

async function refresh(element, address) {
  const response = await fetch(address, {
    headers: { accept: "text/html", "x-live": "1" },
  }).catch(() => undefined);
  if (response?.status === 204)
    element.dispatchEvent(new Event("live:settled"));
  if (response?.status !== 200) return;
  const markup = await response.text();
  if (markup === element.dataset.liveSeen) return;
  element.dataset.liveSeen = markup;
  replaceInside(element, markup);
}

/** Swaps the content in; a person who is inside it keeps their place by the focused element's id. */
function replaceInside(element, markup) {
  const focused = element.contains(document.activeElement)
    ? document.activeElement.id
    : "";
  element.innerHTML = markup;
  if (focused) document.getElementById(focused)?.focus();
}
