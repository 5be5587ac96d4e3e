/**
 * The page for many applications. This file only connects the parts: what is dropped, the rules in
 * their worker, the board.
 */

import { act, keepKeys, made, one, part, put } from "../dom.js";
import { handOut } from "../keep/file.js";
import { keepForOffline } from "../keep/offline.js";
import { Panel } from "../result/panel.js";
import { Engine } from "../start/engine.js";
import { make, say } from "../words.js";
import { Board } from "./board.js";
import { chosen, dropped } from "./intake.js";
import { Kept } from "./kept.js";
import { Opening } from "./opening.js";
import { LARGEST, Work } from "./work.js";

const TYPES = /** @type {Record<string, string>} */ ({
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
});

class Desk {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    // A sheet's reader may need any part of the interpreter.
    this.engine = new Engine({ all: true });
    this.panel = new Panel(root, null);
    this.work = new Work(this.engine);
    this.board = new Board(root);
    this.kept = new Kept();
    this.opening = new Opening(root, this.kept);
    /** @type {Acts} */
    this.acts = {
      ...this.board.acts,
      ...this.opening.acts,
      "add-files": () => part(root, "files").click(),
      "add-folder": () => part(root, "folder").click(),
      load: () => this.#start(),
      stop: () => (this.work.isStopped ? this.work.go() : this.work.stop()),
      clear: () => this.#askToClear(),
      "clear-now": () => this.#clear(),
      print: () => window.print(),
      template: ({ dataset }) => this.#save("many-template", dataset.format),
      export: ({ dataset }) => this.#save("many-export", dataset.format),
      mend: () => this.#save("many-mend", "csv"),
      "open-row": (button) => this.#open(button),
    };
  }

  listen() {
    const { root, engine } = this;
    root.addEventListener("keydown", keepKeys);
    root.addEventListener("click", (event) => act(event, this.acts));
    for (const name of ["files", "folder"]) {
      const input = part(root, name);
      input.addEventListener("change", () => {
        const found = chosen(input.files);
        input.value = "";
        this.#add(found);
      });
    }
    for (const type of ["state", "progress"]) engine.addEventListener(type, () => this.#follow());
    this.#listenToDrops();
    this.#listenToWork();
    // The files of the checker travel while somebody looks for their own.
    one(root, ".b-drop").addEventListener("pointerdown", () => this.#touch(), { once: true });
    window.addEventListener("beforeunload", (event) => {
      // What is kept is there again after a reload, and nothing is lost.
      if (!this.kept.isWhole) event.preventDefault();
    });
    this.#show();
    const kept = this.kept.files();
    if (kept.length) this.#add(kept);
  }

  /** The whole page is the place: a drop beside it would leave the page. */
  #listenToDrops() {
    const place = part(this.root, "drop");
    /** @param {DragEvent} event */
    const over = (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      place.classList.toggle("b-drop--over", event.type === "dragover");
    };
    for (const type of /** @type {const} */ (["dragover", "dragleave", "drop"])) document.addEventListener(type, over);
    document.addEventListener("drop", async ({ dataTransfer }) => {
      if (dataTransfer?.types.includes("Files")) this.#add(await dropped(dataTransfer));
    });
  }

  #listenToWork() {
    const { work, board } = this;
    const hears = (/** @type {string} */ type, /** @type {(detail: any) => void} */ act) =>
      work.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail));
    hears("rows", (rows) => board.add(rows));
    hears("gone", (rows) => board.remove(rows));
    hears("days", (found) => board.date(found));
    hears("board", (told) => this.#told(told));
    hears("lost", () => board.clear());
    hears("note", (text) => this.#note(text));
    hears("progress", () => this.#show());
  }

  #touch() {
    if (!this.engine.asksFirst) this.engine.start();
  }

  /** @param {import("./intake.js").Found[]} found */
  async #add(found) {
    part(this.root, "notes").replaceChildren();
    if (!found.length) {
      this.#note(say("nothing"));
      return;
    }
    this.work.add(found);
    if (this.engine.asksFirst) this.panel.state = "offer";
    else this.#start();
    // What is too large to be read is not on the board.
    const readable = found.filter(({ file }) => file.size <= LARGEST);
    if (!(await this.kept.add(readable))) this.#note(say("notKept"));
  }

  #start() {
    this.engine.start();
    this.#follow();
    this.work.go();
  }

  #follow() {
    const { engine, panel } = this;
    if (engine.state === "ready") panel.state = "ready";
    else if (engine.state !== "idle" && (this.work.total || engine.failure)) panel.follow(engine);
    this.#show();
  }

  /** Show how far the work has come. */
  #show() {
    const { root, work, engine } = this;
    const isDone = work.isDone || engine.state !== "ready";
    part(root, "run").hidden = isDone;
    const { rows, done, dated } = work.come;
    part(root, "take").hidden = !done;
    root.dataset.rows = String(rows);
    const [n, m] = work.isJudging ? [done, work.total] : [dated, rows];
    const doing = work.isJudging ? "reading" : "dating";
    put(part(root, "doing"), say(work.isStopped ? "stopped" : doing));
    put(part(root, "count"), say("read", { n, m }));
    part(root, "done").value = m ? n / m : 0;
    put(part(root, "stop"), say(work.isStopped ? "goOn" : "stop"));
    if (work.isDone) this.board.settle();
  }

  /** @param {import("./work.js").Told} told */
  #told({ cards, broken, spoken }) {
    const { root, engine, panel } = this;
    part(root, "cards").innerHTML = cards;
    part(root, "broken").innerHTML = broken;
    panel.speak(spoken);
    keepForOffline(engine.used);
  }

  #askToClear() {
    part(this.root, "notes").replaceChildren(make("ask-clear"));
    one(this.root, "[data-do=clear-now]").focus();
  }

  #clear() {
    const { root, work, board, kept } = this;
    work.clear();
    board.clear();
    kept.clear();
    for (const name of ["cards", "broken", "notes"]) part(root, name).replaceChildren();
    this.#show();
    part(root, "drop").querySelector("button")?.focus();
  }

  /** @param {HTMLElement} button */
  #open(button) {
    const row = this.board.rowOf(button);
    if (row) this.opening.open(row);
  }

  /**
   * @param {string} kind
   * @param {string} [format]
   */
  async #save(kind, format) {
    this.engine.start();
    this.#follow();
    const reply = await this.work.file(kind, format);
    if (reply?.base64) handOut({ ...reply, type: TYPES[reply.name.split(".").pop()] });
    else if (reply) this.#note(say(reply.unreachable ? "saveOffline" : "notMade"));
  }

  /** @param {string} text */
  #note(text) {
    const note = made("p", "b-note b-note--error", text);
    note.setAttribute("role", "alert");
    part(this.root, "notes").append(note);
  }
}

new Desk(one(document, ".b-many")).listen();
