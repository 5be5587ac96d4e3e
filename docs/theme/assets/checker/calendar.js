/**
 * The calendar of one license: its days go to the rules, and their table comes back.
 *
 * Nothing is stored: the days stand in the form and nowhere else.
 */

import { act, all, one } from "./dom.js";
import { Engine } from "./start/engine.js";
import { CALENDAR, download } from "./keep/file.js";
import { keepForOffline } from "./keep/offline.js";
import { Panel } from "./result/panel.js";
import { lang } from "./words.js";

class Calendar {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {HTMLInputElement[]} */
    this.fields = all(root, "input");
    this.engine = new Engine();
    this.panel = new Panel(root, null);
    /** Whether a result is wanted, and so what becomes of it is shown. */
    this.asked = false;
    this.file = "";
    /** @type {Acts} */
    this.acts = {
      "work-out": () => this.#workOut(),
      load: () => this.#start(),
      retry: () => this.#start(),
      save: () => download(this.file, `b24-${this.#days().granted}.ics`, CALENDAR),
      "print-form": () => window.print(),
    };
    this.#listen();
  }

  #listen() {
    const form = one(this.root, "form");
    for (const type of ["pointerdown", "focusin"]) {
      form.addEventListener(type, () => this.#touch(), { once: true });
    }
    form.addEventListener("change", () => this.asked && this.#ask());
    this.root.addEventListener("click", (event) => act(event, this.acts));
    this.engine.addEventListener("state", () => this.#followEngine());
    this.engine.addEventListener("progress", () => this.#followEngine());
  }

  /** The files travel while the days are filled in, unless data is to be saved. */
  #touch() {
    if (!this.engine.asksFirst) this.engine.start();
  }

  #followEngine() {
    if (this.asked) this.panel.follow(this.engine);
  }

  /** Work the days out, or show what stands in the way and go there. */
  #workOut() {
    this.asked = true;
    if (!this.#ask()) one(this.root, "[aria-invalid]").focus();
  }

  /** Ask for the days if they can be read; tell whether they can. */
  #ask() {
    for (const field of this.fields) this.#say(field, faultOf(field));
    if (one(this.root, "[aria-invalid]")) {
      this.panel.reset();
      return false;
    }
    if (this.engine.asksFirst) this.panel.state = "offer";
    else this.#start();
    return true;
  }

  async #start() {
    this.engine.start();
    this.#followEngine();
    const reply = await this.engine.ask({ do: "days", ...this.#days() }, { stale: true });
    if (!reply) return;
    if (reply.ok) this.#show(reply);
    else this.#refuse(reply.error);
  }

  /** @param {{panel: string, summary: string, file: string}} reply */
  #show({ panel, summary, file }) {
    this.file = file;
    this.panel.show({ days: panel }, summary);
    keepForOffline(this.engine.used);
  }

  /**
   * Say beside the day in error what is allowed.
   * @param {{path: string, en: string, zh: string}} error
   */
  #refuse(error) {
    const field = this.fields.find(({ name }) => error.path === `--${name}`) ?? this.fields[0];
    this.#say(field, error[lang]);
    this.panel.reset();
    this.panel.speak(error[lang]);
  }

  /**
   * @param {HTMLInputElement} field
   * @param {string} fault
   */
  #say(field, fault) {
    one(this.root, `#${field.id}-error`).textContent = fault;
    field.ariaInvalid = fault ? "true" : null;
  }

  /**
   * The days that are filled in, by name.
   * @returns {Record<string, string>}
   */
  #days() {
    const filled = this.fields.filter(({ value }) => value);
    return Object.fromEntries(filled.map(({ name, value }) => [name, value]));
  }
}

/** @param {HTMLInputElement} field */
function faultOf({ validity, value, dataset }) {
  if (validity.badInput) return dataset.format ?? "";
  return value ? "" : (dataset.missing ?? "");
}

new Calendar(one(document, ".b-calendar"));
