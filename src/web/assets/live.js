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
  const ask = () => refresh(element, liveSrc);
  const stop = liveEvents
    ? listen(liveEvents, ask)
    : repeat(Number(liveSeconds) * 1000, ask);
  element.addEventListener("live:settled", stop, { once: true });
}

function listen(address, ask) {
  const events = new EventSource(address);
  events.addEventListener("message", ask);
  return () => events.close();
}

function repeat(milliseconds, ask) {
  const timer = setInterval(() => {
    if (!pageIsHidden()) ask();
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
  const next = document.createElement("template");
  next.innerHTML = await response.text();
  const known = new Map(
    [...element.querySelectorAll("[id]")].map((one) => [one.id, one]),
  );
  keepPlace(element, () => morph(element, next.content, known));
}

/**
 * Brings the inside of one element to that of another and touches only what differs, so that what a person opened stays open
 * and a screen reader hears only what is new. An element with an id is the same one wherever it stands.
 */
function morph(live, next, known) {
  let here = live.firstChild;
  for (const wanted of Array.from(next.childNodes)) {
    // What is new is made without its inside, which may hold what was elsewhere before.
    const found = findSame(here, wanted, known) ?? wanted.cloneNode(false);
    if (found === here) here = here.nextSibling;
    else live.insertBefore(found, here);
    update(found, wanted, known);
  }
  while (here) {
    const gone = here;
    here = here.nextSibling;
    gone.remove();
  }
}

function findSame(here, wanted, known) {
  if (wanted.id) return known.get(wanted.id);
  return here && here.nodeName === wanted.nodeName && !here.id
    ? here
    : undefined;
}

function update(live, wanted, known) {
  if (live.nodeType !== Node.ELEMENT_NODE) {
    if (live.data !== wanted.data) live.data = wanted.data;
    return;
  }
  for (const { name, value } of wanted.attributes)
    if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  for (const { name } of Array.from(live.attributes))
    if (name !== "open" && !wanted.hasAttribute(name))
      live.removeAttribute(name);
  morph(live, wanted, known);
}

/** Changes a part of the page; the focus and what a person reads there stay where they are in the window. */
function keepPlace(element, change) {
  const focused = document.activeElement;
  const read = readIn(element, focused);
  change();
  if (focused !== document.activeElement && focused?.isConnected)
    focused.focus({ preventScroll: true });
  const still = read.find(
    ({ one, parent, isHeld }) =>
      one.isConnected && (isHeld || one.parentNode === parent),
  );
  if (still) window.scrollBy(0, topOf(still.one) - still.top);
}

/** What is in the window: first what has the focus or was opened, then whatever stays when the list above it changes. */
function readIn(element, focused) {
  const isAboveWindow = topOf(element) < 0;
  return [...element.querySelectorAll("[id]")]
    .filter((one) => topOf(one) >= 0 && topOf(one) < window.innerHeight)
    .map((one) => ({
      one,
      parent: one.parentNode,
      top: topOf(one),
      isHeld: one.open || one.contains(focused),
    }))
    .filter(({ isHeld }) => isHeld || isAboveWindow)
    .toSorted((left, right) => Number(right.isHeld) - Number(left.isHeld));
}

const topOf = (one) => one.getBoundingClientRect().top;
