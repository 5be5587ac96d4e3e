/**
 * The page of the list: what is answered and ticked goes to the rules, and the list comes back with
 * its days. Each box writes the answer whose path it bears, as the checker's own form does.
 */

import { act, all, keepKeys, one, part } from "../dom.js";
import { DayField } from "../form/facts.js";
import { Answers, shareWithHead } from "../keep/answers.js";
import { CALENDAR, download, saveApplication, toSave } from "../keep/file.js";
import { keepForOffline } from "../keep/offline.js";
import { Panel } from "../result/panel.js";
import { Engine } from "../start/engine.js";
import { inTab, putInTab } from "../start/kept.js";

const BASES = ["law", "local", "checklist"];
const DAY = "application_date";
/** How many days the errands take, by their ids: kept with the tab, and in no file. */
const TAKES = "b24:takes";

class MyList {
  /** The day that the list is for, where no filing day is answered. */
  #day = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.answers = new Answers();
    this.answers.restore();
    this.engine = new Engine();
    this.panel = new Panel(root, null);
    /** @type {HTMLInputElement} */
    this.day = part(root, "day");
    /** @type {Record<string, number>} */
    this.takes = inTab(TAKES) ?? {};
    /** @type {Acts} */
    this.acts = {
      none: ({ dataset: { path = "", value = "null" } }) => this.answers.write(path, JSON.parse(value)),
      load: () => this.#ask(),
      retry: () => this.#ask(),
      print: () => window.print(),
      calendar: () => this.#noteDays(),
      save: () => this.#save(),
    };
  }

  listen() {
    const { answers, engine, root } = this;
    shareWithHead(answers);
    answers.addEventListener("change", () => this.#start());
    for (const type of ["state", "progress"]) engine.addEventListener(type, () => this.panel.follow(engine));
    root.addEventListener("keydown", keepKeys);
    root.addEventListener("change", ({ target }) => this.#changed(/** @type {HTMLInputElement} */ (target)));
    root.addEventListener("click", (event) => act(event, this.acts));
    new DayField(this.day, () => answers.read(DAY) ?? this.#day, (day) => answers.write(DAY, day));
    if (answers.count) this.#start();
  }

  /** Ask the rules, unless data is to be saved and the visitor has not said yes. */
  #start() {
    if (this.engine.asksFirst) this.panel.state = "offer";
    else this.#ask();
  }

  get #request() {
    const { application } = this.answers;
    return { do: "errands", application, takes: this.takes, bases: BASES };
  }

  async #ask() {
    this.engine.start();
    this.panel.follow(this.engine);
    const reply = await this.engine.ask(this.#request, { stale: true });
    if (!reply?.ok) return;
    this.panel.show({ list: reply.html }, reply.spoken);
    part(this.root, "paper").innerHTML = reply.print;
    document.body.dataset.prints = "errands";
    this.#day = reply.day;
    if (this.day !== document.activeElement || !this.day.value) this.day.value = reply.day;
    part(this.root, "first-day").hidden = DAY in this.answers.application || !Object.keys(this.takes).length;
    for (const button of all(this.root, "[data-do]:disabled")) button.disabled = false;
    this.#setFields();
    keepForOffline(this.engine.used);
  }

  /** What was pressed or typed holds against what is written: set fields to what the rules have said. */
  #setFields() {
    for (const field of all(this.panel.panel, "input")) {
      if (field.type === "checkbox") field.checked = field.defaultChecked;
      else if (field !== document.activeElement) field.value = field.defaultValue;
    }
  }

  /** @param {HTMLInputElement} field */
  #changed(field) {
    const { answers } = this;
    const { path, takes, all: ticked } = field.dataset;
    if (takes) this.#take(takes, field);
    else if (ticked !== undefined) {
      const written = field.checked ? true : undefined;
      answers.writeAll(Object.fromEntries(ticked.split(" ").map((each) => [each, written])));
    } else if (path) answers.write(path, answerOf(field));
  }

  /**
   * @param {string} errand
   * @param {HTMLInputElement} field
   */
  #take(errand, field) {
    if (!field.reportValidity()) return;
    const { [errand]: _, ...others } = this.takes;
    this.takes = field.value ? { ...others, [errand]: Number(field.value) } : others;
    putInTab(TAKES, this.takes);
    this.#start();
  }

  /** Ask once more: the file says when it was written, so that a later one counts. */
  async #noteDays() {
    const reply = await this.engine.ask({ ...this.#request, now: new Date().toISOString() });
    if (reply?.ok) download(reply.file, `b24-${reply.day}.ics`, CALENDAR);
  }

  /** Where the rules cannot be asked, the answers can still be saved. */
  #save() {
    saveApplication(toSave(this.answers), this.answers.date);
    this.answers.markSaved();
  }
}

/** @param {HTMLInputElement} field */
function answerOf({ type, checked, value }) {
  if (type === "checkbox") return checked || undefined;
  if (!value) return undefined;
  return type === "number" ? Number(value) : value;
}

new MyList(one(document, ".b-my-list")).listen();
