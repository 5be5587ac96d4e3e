/**
 * Runs in every measured page before the page's own scripts.
 *
 * It sets the answers the checker takes up, watches for the first verdict and for long tasks, and
 * listens to what goes to a worker and comes back. It changes nothing that the page can see, save
 * where `still` is asked: then no worker starts.
 */
(config) => {
  if (!location.protocol.startsWith("http")) return;
  const replies = [];
  const tasks = [];
  const marks = {};
  const mark = (name) => (marks[name] ??= performance.now());

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });

  for (const [key, value] of Object.entries(config.seed)) sessionStorage.setItem(key, value);

  const panel = () => document.querySelector(config.panel);

  /** The time at which the panel first holds a verdict of the rules. */
  const verdict = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (!panel()?.querySelector(config.verdict)) return;
      watch.disconnect();
      resolve(mark("verdict"));
    });
    watch.observe(document, { childList: true, subtree: true });
  });

  /** Find the text of a question or an answer in a message, whatever it is wrapped in. */
  const textIn = (message, sign) =>
    [message, ...Object.values(message ?? {})].find(
      (value) => typeof value === "string" && value.startsWith("{") && value.includes(sign),
    );

  /** The question that is being answered, if it is for verdicts. */
  let request = "";
  let onReply = () => {};
  /** Whether what is being answered is what the form is told, which follows the verdict. */
  let isForm = false;
  let onForm = () => {};
  /** The worker that answers; the page has another one, which searches. */
  let answering = null;
  const Real = globalThis.Worker;

  class Heard extends Real {
    constructor(...args) {
      super(...args);
      mark("worker");
      this.addEventListener("message", ({ data }) => this.#noteReply(data));
    }

    #noteReply(data) {
      const reply = textIn(data, '"ok":');
      if (reply && isForm) onForm();
      if (!reply || !request) return;
      answering = this;
      mark("reply");
      replies.push({ request, reply });
      onReply();
    }

    postMessage(message, ...rest) {
      isForm = Boolean(textIn(message, '"do":"form"'));
      request = textIn(message, '"do":"result"') ?? "";
      if (request) mark("request");
      super.postMessage(message, ...rest);
    }
  }

  class Still extends EventTarget {
    postMessage() {}
    terminate() {}
  }

  globalThis.Worker = config.still ? Still : Heard;

  /** Where data is to be saved the page asks first: say yes at once. */
  const asking = setInterval(() => {
    const load = document.querySelector('[data-do="load"]');
    if (load?.checkVisibility()) load.click();
  }, 50);

  verdict.then(() => clearInterval(asking));

  /** How the peers' pages show an answer. */
  const show = (reply, question = config.request) => {
    replies.push({ request: question, reply });
    panel().innerHTML = Object.values(JSON.parse(reply).panel).join("");
  };

  const turn = () =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const layOut = () => document.documentElement.getBoundingClientRect() && panel().offsetHeight;

  /** Questions with yes and no, one after the other; each time the other answer is clicked. */
  const boxes = [];
  const nextBox = (n) => {
    if (!boxes.length) boxes.push(...document.querySelectorAll(config.rows));
    return boxes[n % boxes.length].querySelector("input:not(:checked):not([value=unsure])");
  };

  /** Tell when the verdict is shown, and when the form with it. */
  const clickAnswer = async (n) => {
    const replied = new Promise((resolve) => (onReply = resolve));
    const formed = new Promise((resolve) => (onForm = resolve));
    const box = nextBox(n);
    const start = performance.now();
    box.click();
    const times = [];
    for (const part of [replied, formed]) {
      await part;
      await turn();
      layOut();
      times.push(performance.now() - start);
    }
    return times;
  };

  /** The same in a peer's page, which has no form: the answer is changed in the request. */
  const changed = (n) => {
    const question = JSON.parse(config.request);
    const path = config.flips[n % config.flips.length];
    const keys = path.split(".");
    const last = keys.pop();
    const place = keys.reduce((at, key) => at[key], question.application);
    place[last] = Math.floor(n / config.flips.length) % 2 === 1;
    return JSON.stringify(question);
  };

  const callAnswer = async (n) => {
    const question = changed(n);
    const start = performance.now();
    show(globalThis.answer(question), question);
    layOut();
    return [performance.now() - start];
  };

  /** Answer n questions; each is on the screen before the next one is given. */
  const answers = async (n) => {
    const from = performance.now();
    const known = replies.length;
    const times = [];
    const whole = [];
    for (let i = 0; i < n; i += 1) {
      const [shown, ...form] = await (globalThis.answer ? callAnswer(i) : clickAnswer(i));
      times.push(shown);
      whole.push(...form);
      await pause(config.apart);
    }
    await pause(300);
    const found = replies.slice(known);
    return { times, whole, replies: found, tasks: tasks.filter((task) => task.start >= from) };
  };

  /** Put a question beside the page's own, and wait for its reply: the page looks at its own only. */
  const ask = (id, request) =>
    new Promise((resolve, reject) => {
      const hear = ({ data }) => {
        if (data.id !== id) return;
        answering.removeEventListener("message", hear);
        if (data.crash) reject(new Error(`${id}: ${data.crash}`));
        else resolve(JSON.parse(data.reply));
      };
      answering.addEventListener("message", hear);
      answering.postMessage({ id, request: JSON.stringify(request) });
    });

  /** The days from the filing date on, a day each. */
  const dayAfter = (day, n) => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);

  /** Have reports of each kind written, each n times and for another filing date. */
  const reports = async (kinds, n) => {
    const times = {};
    const base = JSON.parse(config.request);
    const { application } = base;
    for (const kind of kinds) {
      times[kind] = [];
      for (let i = 0; i < n; i += 1) {
        const dated = { ...application, application_date: dayAfter(application.application_date, i) };
        const start = performance.now();
        const reply = await ask(`${kind}-${i}`, { ...base, do: kind, application: dated });
        if (!reply.ok) throw new Error(`${kind}: ${JSON.stringify(reply)}`);
        times[kind].push(performance.now() - start);
        await pause(config.apart);
      }
    }
    return times;
  };

  /** Give up some time, and tell how far the page has come. */
  const giveUp = async () => {
    await pause(config.patience);
    const said = [...document.querySelectorAll(config.says)].map((place) => place.textContent);
    throw new Error(`no verdict; the page says "${said.join(" ")}" after ${JSON.stringify(marks)}`);
  };

  /** What is known once the first verdict stands, and the task that wrote it is over. */
  const first = async () => {
    const at = await Promise.race([verdict, giveUp()]);
    await pause(300);
    return {
      at,
      origin: performance.timeOrigin,
      reply: replies[0],
      tasks: tasks.filter((task) => task.start < at),
    };
  };

  /** What is known of a page in which no checker starts. */
  const still = async () => {
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
    await pause(1000);
    return { tasks };
  };

  /** Tell whether a service worker keeps the page, once it has all it wants. */
  const serviceWorker = async () => {
    const found = await navigator.serviceWorker?.getRegistration();
    if (found) await Promise.race([navigator.serviceWorker.ready, pause(20_000)]);
    return found !== undefined;
  };

  globalThis.bench = { request: config.request, show, first, still, answers, reports, serviceWorker };
}
