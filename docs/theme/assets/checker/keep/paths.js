/** Answers by their paths in an application, such as "bars[0].on". */

/**
 * Split a path into keys and entry numbers: "bars[0].on" into "bars", 0, "on".
 * @param {string} path
 * @returns {(string | number)[]}
 */
function steps(path) {
  const known = taken.get(path);
  if (known) return known;
  const parts = path.split(/[.[\]]+/).filter((step) => step !== "");
  const found = parts.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  taken.set(path, found);
  return found;
}

/** @type {Map<string, (string | number)[]>} paths taken apart: all are read with every answer */
const taken = new Map();

/**
 * The answer of an application at a path; `undefined` where there is none.
 * @param {string} path
 * @param {Application | undefined} application
 */
export const answerAt = (path, application) =>
  steps(path).reduce((/** @type {any} */ at, step) => at?.[step], application);

/**
 * Put an answer into an application, or take it back with `undefined`.
 * @param {Application} into
 * @param {string} path
 * @param {any} value
 */
export function fill(into, path, value) {
  const keys = steps(path).slice(0, -1);
  const last = steps(path)[keys.length];
  /** @type {any} */
  let at = into;
  for (const [i, key] of keys.entries()) {
    at[key] ??= typeof (keys[i + 1] ?? last) === "number" ? [] : {};
    at = at[key];
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
}
