/**
 * The checker of a page: the whole one, or the small one beside a rule.
 *
 * This file only connects the parts: answers, form, rules in their worker, result.
 * It decides nothing: verdicts, sentences and the panel come from the rules.
 */

import { Answers, today } from "./keep/answers.js";
import { Words, all, one, part, put } from "./dom.js";
import { isBegun, isStored, savesData } from "./start/preload.js";
import { Engine } from "./start/engine.js";
import * as file from "./keep/file.js";
import { FilingDate } from "./form/filing-date.js";
import { Form } from "./form/form.js";
import { keepKeys } from "./form/keys.js";
import { Notes } from "./result/messages.js";
import { keepForOffline } from "./keep/offline.js";
import { prepare } from "./result/print.js";
import { markSections } from "./form/scrollspy.js";
import { Result } from "./result/panel.js";
import { Sheet } from "./result/bottom-sheet.js";

/** @type {Checker[]} the checkers of this page, which has one */
const checkers = [];

/** The report on what is answered in this page, as the command line would print it. */
export async function report() {
  return (await checkers[0].report())?.report;
}

const page = document.documentElement.dataset;
const lang = page.lang === "zh" ? "zh" : "en";

const WARMING = 20;
const WARMING_EVERY = 60;

/** @param {number} [ms] */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

class Checker {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.rule = root.dataset.rule ?? null;
    this.words = new Words(root);
    this.answers = new Answers();
    this.answers.restore();
    this.engine = new Engine();
    // Its files travel while the form is made ready.
    if (this.#isWantedNow()) this.engine.start();
    this.form = new Form(root, this.answers, this.words, lang);
    this.sheet = one(root, ".b-sheet") ? new Sheet(root, this.words) : null;
    this.result = new Result(root, this.words, this.sheet);
    this.notes = new Notes(root, this.words);
    this.filing = one(root, "#b-date") ? new FilingDate(root, this.answers) : null;
    this.bases = ["law", "local", "checklist"];
    this.keeping = false;
    /** The link that was looked at last, whatever came of it. */
    this.link = "";
    this.warming = false;
    /** @type {any} */
    this.reply = null;
    /** @type {any} an application read from a file, waiting for a yes */
    this.waiting = null;
    /** The page's title, while another one is printed. */
    this.title = "";
    this.#listen();
    if (this.engine.state !== "idle") this.#engineState();
    this.#dates();
    if (one(root, ".b-rail")) markSections(root);
    this.#begin();
  }

  #listen() {
    this.answers.addEventListener("change", () => this.#changed());
    this.engine.addEventListener("state", () => this.#engineState());
    this.engine.addEventListener("progress", () => this.result.load(this.engine));
    this.engine.addEventListener("restart", () => this.notes.place && this.notes.show("restarted"));
    this.form.addEventListener("removed", (event) => this.#removed(/** @type {CustomEvent} */ (event)));
    this.root.addEventListener("click", (event) => this.#clicked(event));
    this.root.addEventListener("keydown", keepKeys);
    for (const type of ["pointerdown", "focusin"]) {
      one(this.root, "form").addEventListener(type, () => this.#touch(), { once: true });
    }
    part(this.root, "file")?.addEventListener("change", (/** @type {Event} */ event) => this.#read(event));
    document.addEventListener("click", (event) => this.#leaveMenu(event));
    one(this.root, ".b-tools")?.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape") this.#closeMenu();
    });
    window.addEventListener("beforeprint", () => this.#beforePrint());
    window.addEventListener("afterprint", () => this.#afterPrint());
    window.addEventListener("hashchange", () => {
      this.link = "";
      this.#fromLink();
    });
  }

  /** Take up a link's answers, or say that the tab's are back; begin loading if there are any. */
  async #begin() {
    await this.#fromLink();
    if (this.answers.count) this.#sayRestored();
    if (this.engine.state !== "idle") this.#evaluate();
    else if (this.answers.count) this.#nearby(() => this.#touch());
  }

  /** The whole checker was begun before this page was read; the small one waits to be in view. */
  #isWantedNow() {
    if (!this.rule) return isBegun();
    return this.answers.count > 0 && !savesData() && this.#isInView();
  }

  #isInView() {
    const { top, bottom } = one(this.root, "form").getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  }

  #sayRestored() {
    const entry = /** @type {PerformanceNavigationTiming | undefined} */ (
      performance.getEntriesByType("navigation")[0]
    );
    const again = entry?.type === "reload" || entry?.type === "back_forward";
    const device = this.answers.origin === "device";
    if (!this.notes.place || !(device || (again && this.answers.origin === "tab"))) return;
    const time = new Date(this.answers.changed).toLocaleTimeString(lang === "zh" ? "zh-CN" : "en-GB", {
      hour: "2-digit",
      minute: "2-digit",
    });
    const count = this.words.answers(this.answers.count);
    this.notes.show(device ? "kept" : "restored", { count, time });
  }

  /**
   * Act once the checker is in view, which it may be already.
   * @param {() => void} act
   */
  #nearby(act) {
    if (this.#isInView()) {
      act();
      return;
    }
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      act();
    });
    watch.observe(one(this.root, "form"));
  }

  /** The visitor has begun: load the rules, unless data is to be saved. */
  #touch() {
    if (this.engine.state !== "idle") return;
    if (savesData() && !isStored()) this.result.offer();
    else this.#start();
  }

  #start() {
    this.engine.start();
    if (this.#linkWaits()) this.#fromLink();
    this.#evaluate();
  }

  #engineState() {
    const state = this.engine.state;
    if (state === "loading") this.result.speak(this.words.say("loading"));
    if (state === "loading" || state === "starting") this.result.load(this.engine);
    if (state === "failed") this.result.fail(/** @type {any} */ (this.engine.failure));
    if (state === "ready" && !this.answers.count) this.result.reset();
    if (state === "ready") this.result.speak(this.words.say("loaded"));
  }

  #changed() {
    if (!this.answers.origin && location.hash.startsWith("#answers=")) {
      history.replaceState(null, "", location.pathname + location.search);
    }
    this.notes.clear("restored");
    this.#dates();
    this.#evaluate();
  }

  async #evaluate() {
    if (!this.answers.count) {
      this.reply = null;
      if (this.engine.state !== "failed" && this.engine.state !== "loading") this.result.reset();
      return;
    }
    if (this.engine.state === "idle" || this.engine.state === "failed") return;
    if (this.engine.state === "ready") this.result.checking();
    const asked = this.#request();
    const reply = await this.engine.ask({ do: "check", ...asked }, { stale: true });
    if (!reply?.ok) return;
    if (this.answers.count) this.#show(reply);
    this.#keepForOffline();
    // The verdict first; then what it means for the form.
    const sorted = await this.engine.ask({ do: "questions", ...asked }, { stale: true });
    if (sorted?.ok && this.reply === reply) this.#tell({ ...reply, ...sorted });
    if (!this.warming) await this.#warm(reply, asked);
  }

  /**
   * While the first result is read, let the rules run a few times more, as the browser makes quick
   * only what has run for a while; the next answer ends it.
   * @param {any} reply
   * @param {object} asked
   */
  async #warm(reply, asked) {
    this.warming = true;
    for (let i = 0; i < WARMING && this.reply === reply; i += 1) {
      await pause(WARMING_EVERY);
      if (this.reply === reply) await this.engine.ask({ do: "warm", ...asked }, { stale: true });
    }
  }

  /** Once the checker has been of use, have it kept on this device. */
  #keepForOffline() {
    if (this.keeping) return;
    this.keeping = true;
    keepForOffline(page.site ?? "./", lang, this.engine.used);
  }

  #request() {
    const shown = { lang, bases: this.bases, rule: this.rule, site: page.site };
    return { application: structuredClone(this.answers.application), today: today(), ...shown };
  }

  /** Ask for the report on what is answered. */
  report() {
    return this.engine.ask({ do: "report", application: this.answers.application, today: today() });
  }

  /** @param {any} reply */
  #show(reply) {
    this.reply = reply;
    this.result.show(this.rule ? reply.mini : reply.panel, reply.summary);
  }

  /**
   * Have the form take up which questions matter.
   * @param {any} reply
   */
  #tell(reply) {
    if (this.rule) this.form.hearSmall(reply);
    else this.form.hear(reply);
  }

  #dates() {
    for (const place of all(this.root, '[data-part="date"]')) put(place, this.answers.date);
    const day = one(this.root, ".b-check__day");
    if (day) day.hidden = false;
    const name = this.answers.read("company.name");
    const company = part(this.root, "company");
    if (!company) return;
    put(company, name ?? "");
    one(this.root, ".b-facts__company").hidden = !name;
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const jump = /** @type {HTMLElement | null} */ (target.closest("[data-goto]"));
    if (jump) {
      event.preventDefault();
      this.sheet?.close();
      this.form.goTo(jump.dataset.goto ?? "");
      return;
    }
    const skip = target.closest('.b-skip[href="#b-result"]');
    if (skip && this.sheet && !this.sheet.aside.checkVisibility()) {
      event.preventDefault();
      this.sheet.open();
    }
    const chip = /** @type {HTMLElement | null} */ (target.closest(".b-chip"));
    if (chip) this.#filter(chip);
    const rail = /** @type {HTMLElement | null} */ (target.closest(".b-rail a"));
    if (rail) this.form.fold(one(this.root, `.b-section[data-section="${rail.dataset.section}"]`), true);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-do]"));
    if (button && !this.form.act(button, button.dataset.do ?? "")) this.#act(button, event);
  }

  /** @param {HTMLElement} chip */
  #filter(chip) {
    const basis = chip.dataset.basis ?? "";
    if (chip.getAttribute("aria-disabled")) return;
    const on = chip.getAttribute("aria-pressed") !== "true";
    chip.setAttribute("aria-pressed", String(on));
    this.bases = on ? [...this.bases, basis] : this.bases.filter((other) => other !== basis);
    this.#evaluate();
  }

  /**
   * @param {HTMLElement} button
   * @param {Event} event
   */
  #act(button, event) {
    const acts = /** @type {Record<string, () => void>} */ ({
      menu: () => this.#menu(button),
      save: () => this.#save(),
      open: () => part(this.root, "file").click(),
      share: () => this.notes.show("share"),
      copy: () => this.#copy(),
      print: () => this.#print(this.reply ? "report" : "form"),
      "print-form": () => this.#print("form"),
      forget: () => this.#askForget(),
      "forget-now": () => this.#forget(),
      "save-first": () => this.#saveFirst(),
      replace: () => this.#replace(),
      cancel: () => this.#close(),
      close: () => this.#close(button),
      undo: () => this.#undo(),
      "own-answers": () => this.#ownAnswers(),
      retry: () => this.#start(),
      load: () => this.#start(),
      date: () => this.filing?.edit(),
      unanswered: () => this.#unanswered(button),
      next: () => this.#goNext(event),
      sheet: () => this.sheet?.open(),
      "close-sheet": () => this.sheet?.close(),
    });
    if (button.closest(".b-tools__items")) this.#closeMenu();
    acts[button.dataset.do ?? ""]?.();
  }

  /** @param {HTMLElement} button */
  #menu(button) {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
  }

  /** Close the phone's menu of tools; a focus inside goes to the button that opens it. */
  #closeMenu() {
    const button = one(this.root, ".b-tools__menu");
    if (button?.getAttribute("aria-expanded") !== "true") return;
    const focused = one(this.root, ".b-tools__items").contains(document.activeElement);
    button.setAttribute("aria-expanded", "false");
    if (focused) button.focus();
  }

  /** @param {MouseEvent} event */
  #leaveMenu(event) {
    if (!(/** @type {Element} */ (event.target).closest(".b-tools"))) this.#closeMenu();
  }

  /** @param {HTMLElement} button */
  #unanswered(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    this.form.filterUnanswered(on);
  }

  /** @param {Event} event */
  #goNext(event) {
    event.preventDefault();
    const first = this.form.rows.find((row) => this.answers.read(row.dataset.path ?? "") === undefined);
    this.sheet?.close();
    this.form.goTo(this.reply?.next?.path ?? first?.dataset.path ?? "");
  }

  /** Close a note; the focus goes back to where the page begins. */
  #close(button = /** @type {HTMLElement | null} */ (null)) {
    const note = button?.closest("[data-shown]") ?? this.notes.place.firstElementChild;
    const focused = note?.contains(document.activeElement);
    note?.remove();
    this.waiting = null;
    if (focused) this.#focusTitle();
  }

  #focusTitle() {
    const title = one(document, "h1");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  /* Files */

  /** Save what the rules can read; a field in error stays on the page and out of the file. */
  #save() {
    const wrong = this.reply?.errors ?? [];
    const paths = wrong.map((/** @type {any} */ error) => error.path).filter(Boolean);
    const application = file.without(this.#toSave(), paths);
    file.download(`${JSON.stringify(application, null, 2)}\n`, `b24-${this.answers.date}.json`);
    this.answers.markSaved();
    const names = this.form.named(paths);
    const list = names.join(this.words.say("listMark"));
    const note = this.notes.show(paths.length ? "saved-less" : "saved", {
      n: this.words.answers(paths.length),
      list,
    });
    this.#keepBox(note);
  }

  #toSave() {
    return file.toSave(this.answers.application, this.answers.date, this.words.version);
  }

  /** @param {HTMLElement} note */
  #keepBox(note) {
    const box = /** @type {HTMLInputElement} */ (one(note, 'input[name="b24:keep"]'));
    box.checked = this.answers.keeps;
    box.addEventListener("change", () => this.answers.keep(box.checked));
  }

  #saveFirst() {
    const waiting = this.waiting;
    const forgetting = this.notes.place.firstElementChild?.dataset.shown === "forget";
    this.#save();
    this.waiting = waiting;
    if (waiting) this.#replace();
    else if (forgetting) this.#forget();
  }

  /** @param {Event} event */
  async #read(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const chosen = input.files?.[0];
    input.value = "";
    if (!chosen) return;
    const text = await file.textOf(chosen);
    if (text === null) {
      this.#refuse("not-ours", { detail: this.words.say("notText") });
      return;
    }
    this.engine.start();
    const reply = await this.engine.ask({ do: "open", text, lang, today: today() });
    if (!reply) this.#refuse("not-read", {});
    else if (!reply.ok) this.#refuse(reply.saved ? "refused" : "not-ours", { detail: this.#fault(reply.error) });
    else this.#accept(reply.application);
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} values
   */
  #refuse(name, values) {
    const note = this.notes.show(name, values);
    const first = one(note, "button");
    first?.focus();
    note.scrollIntoView({ block: "nearest" });
  }

  /** @param {any} error */
  #fault(error) {
    const line = error.line ? this.words.say("line", { n: error.line }) : "";
    const where = [line, error.path].filter(Boolean).join(this.words.say("listMark"));
    const said = lang === "zh" ? error.zh : error.en;
    if (!where) return said[0].toUpperCase() + said.slice(1);
    return `${where}${this.words.say("colon")}${said}`;
  }

  /** @param {any} application */
  #accept(application) {
    this.waiting = application;
    if (!this.answers.count) {
      this.#replace();
      return;
    }
    const note = this.notes.show("replace", { count: this.words.answers(this.answers.count) });
    one(note, "[data-do=replace]").focus();
  }

  #replace() {
    const application = this.waiting;
    this.waiting = null;
    if (!application) return;
    const old = application.rules_version;
    const before = this.answers.count;
    const back = this.answers.replace(application, "file");
    this.form.fill();
    const version = this.words.version;
    const name = old && old !== version ? "older" : "replaced";
    if (before) this.notes.offerUndo(name, () => this.#bring(back), { old, version });
    else if (name === "older") one(this.notes.show(name, { old, version }), "[data-do=undo]").remove();
    else this.notes.clear();
    this.#focusTitle();
  }

  /* Links */

  /** A link's answers wait while data is saved, or until the rules can be loaded. */
  #linkWaits() {
    return location.hash.startsWith("#answers=") && location.hash !== this.link;
  }

  /** Have the rules read a link's answers; nothing is replaced or shown before they have. */
  async #fromLink() {
    if (!this.notes.place || !this.#linkWaits()) return;
    if (this.engine.state === "idle" && savesData() && !isStored()) {
      this.result.offer();
      return;
    }
    const { hash } = location;
    this.link = hash;
    try {
      const found = await file.fromFragment(hash);
      if (!found) return;
      this.engine.start();
      const text = JSON.stringify(found.saved);
      const reply = await this.engine.ask({ do: "open", text, lang, today: today() });
      if (location.hash === hash) this.#hearLink(reply, found.made);
    } catch {
      this.notes.show("bad-link");
    }
  }

  /**
   * @param {any} reply
   * @param {string} made
   */
  #hearLink(reply, made) {
    if (!reply) {
      // It is looked at again once the rules can be loaded.
      this.link = "";
      this.notes.show("link-not-read");
    } else if (reply.ok) this.#takeLink(reply.application, made);
    else this.notes.show("link-refused", { detail: this.#fault(reply.error) });
  }

  /**
   * @param {any} application
   * @param {string} made
   */
  #takeLink(application, made) {
    const kept = this.answers.count > 0 && this.answers.origin !== "link";
    this.answers.replace(application, "link");
    this.form.fill();
    const date = new Date(made).toLocaleDateString(lang === "zh" ? "zh-CN" : "en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
    });
    const note = this.notes.show("link", { date, version: application.rules_version ?? "" });
    if (!kept) one(note, "[data-do=own-answers]").remove();
  }

  #ownAnswers() {
    history.replaceState(null, "", location.pathname + location.search);
    this.answers.restore();
    this.notes.clear();
    this.form.fill();
    this.#dates();
    this.#evaluate();
    this.#focusTitle();
  }

  async #copy() {
    const without = one(this.root, 'input[name="b24:nameless"]').checked;
    const saved = without ? file.nameless(this.#toSave()) : this.#toSave();
    const fragment = await file.toFragment(saved, today());
    const address = `${location.origin}${location.pathname}${fragment}`;
    try {
      await navigator.clipboard.writeText(address);
      this.notes.pass("copied");
      this.#focusTitle();
    } catch {
      this.#showLink(address);
    }
  }

  /** @param {string} address */
  #showLink(address) {
    const note = this.notes.show("not-copied");
    const field = document.createElement("input");
    field.className = "b-field b-field--link";
    field.readOnly = true;
    field.value = address;
    field.setAttribute("aria-label", one(note, "strong").textContent);
    one(note, ".b-note").append(field);
    field.focus();
    field.select();
  }

  /* Forgetting, undoing, printing */

  #askForget() {
    if (!this.answers.count) return;
    if (this.answers.saved) {
      this.#forget();
      return;
    }
    const note = this.notes.show("forget");
    one(note, "[data-do=forget-now]").focus();
  }

  #forget() {
    const undo = this.answers.forget();
    this.form.forget();
    this.result.reset();
    history.replaceState(null, "", location.pathname + location.search);
    this.notes.offerUndo("forgotten", () => this.#bring(undo));
    this.#focusTitle();
  }

  /** @param {() => void} back brings answers of before back */
  #bring(back) {
    back();
    this.form.fill();
  }

  #undo() {
    const note = document.activeElement?.closest("[data-shown]");
    this.notes.takeBack();
    note?.remove();
    this.#focusTitle();
  }

  /** @param {CustomEvent} event */
  #removed(event) {
    const { what, undo, row } = event.detail;
    let place = one(row, ":scope > .b-removed");
    if (!place) {
      place = document.createElement("div");
      place.className = "b-removed";
      row.append(place);
    }
    this.notes.offerUndo("removed", undo, { what }, place);
  }

  /** @param {"form" | "report"} what */
  #print(what) {
    this.printing = what;
    window.print();
    this.printing = undefined;
  }

  #beforePrint() {
    const what = this.printing ?? (this.reply ? "report" : "form");
    this.root.dataset.print = what;
    if (this.rule || what === "form") return;
    this.title = document.title;
    document.title = prepare(this.root, this.words, this.answers.read("company.name") ?? "");
  }

  /** The title is the name of the printed file, and the page's again. */
  #afterPrint() {
    if (this.title) document.title = this.title;
    this.title = "";
  }
}

/** The link to the other language takes a link's answers along; the tab's are shared anyway. */
function carryAnswers() {
  one(document, ".b-language__link")?.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    if (location.hash.startsWith("#answers=")) link.hash = location.hash;
  });
}

// In a task of its own: the modules have just been read.
await pause();
for (const part of all(document, ".b-columns, .b-mini-check")) {
  // The whole checker has its tools above it, in the same article.
  const root = part.matches(".b-mini-check") ? part : part.closest("article");
  root.classList.toggle("b-checker", root !== part);
  checkers.push(new Checker(root));
}
carryAnswers();
