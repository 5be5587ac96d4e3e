/**
 * What the page gives its worker first, before anything is asked: the way to start, and all files.
 * Imported before what hears the questions.
 */

/** @type {Promise<{way: Way, files: Record<string, string>}>} */
export const given = new Promise((resolve) => {
  const take = (/** @type {MessageEvent} */ event) => {
    event.stopImmediatePropagation();
    resolve(event.data);
  };
  addEventListener("message", take, { once: true });
});
