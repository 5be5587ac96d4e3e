/** What the buttons of the pack do, and what is dropped on a row: it takes a script more, loaded then. */

/**
 * @param {Checker} checker
 * @returns {Acts}
 */
export function packActs(checker) {
  /** @type {Promise<import("./pack.js").Pack> | undefined} */
  let pack;

  /** @param {(pack: import("./pack.js").Pack) => void} act */
  function then(act) {
    const { checker: folder } = document.documentElement.dataset;
    pack ??= import(new URL(`${folder}pack/pack.js`, location.href).href).then(({ Pack }) => new Pack(checker));
    pack.then(act, () => {
      pack = undefined;
      checker.messages.refuse("not-made");
    });
  }

  /**
   * The row of a press or a drop; Firefox may name the text that something is dropped on.
   * @param {Event & {target: any}} event
   */
  const rowOf = ({ target }) => (target.closest ? target : target.parentElement).closest(".b-pack")?.dataset.key;

  checker.root.addEventListener("dragover", (event) => {
    if (rowOf(event)) event.preventDefault();
  });
  checker.root.addEventListener("drop", (event) => {
    const row = rowOf(event);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!row || !files.length) return;
    event.preventDefault();
    then((found) => found.put(row, files));
  });
  return {
    "add-files": (_, event) => then((found) => found.choose(rowOf(event) ?? "")),
    "remove-file": ({ dataset }) => then((found) => found.remove((_, n) => String(n) === dataset.file)),
    "remove-files": (_, event) => {
      const row = rowOf(event);
      then((found) => found.remove((listed) => listed.row === row));
    },
    "save-pack": (button) => then((found) => found.save(button.dataset.name ?? "")),
    "stop-pack": () => then((found) => found.stop()),
  };
}
