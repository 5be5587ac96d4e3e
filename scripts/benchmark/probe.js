/**
 * Runs in every measured page before the page's own scripts.
 *
 * It sets the answers that the checker takes up, and watches what the page shows; it changes nothing.
 */
(seed) => {
  if (!location.protocol.startsWith("http")) return;
  for (const [key, value] of Object.entries(seed)) sessionStorage.setItem(key, value);

  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const layOut = () => document.documentElement.getBoundingClientRect();

  /** Come to the time at which something is so, asked whenever the page has changed so. */
  const until = (place, changes, isSo) =>
    new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (!isSo()) return;
        watch.disconnect();
        layOut();
        resolve(performance.now());
      });
      watch.observe(place, changes);
    });

  /** When the panel first holds a verdict; the origin of times is that of the visit. */
  const verdict = until(document, { childList: true, subtree: true }, () =>
    document.querySelector("[data-part=panel] .b-route"),
  ).then((at) => ({ at, on: performance.timeOrigin + at }));

  /**
   * Answer questions with yes and no, one after the other; each time the other answer is pressed.
   * Tell of each when its verdict was shown, and when the form with it.
   */
  const answers = async (count) => {
    const checker = document.querySelector(".b-checker");
    const rows = [...document.querySelectorAll('.b-form .b-row[data-type="bool"]')];
    const times = [];
    for (let n = 0; n < count; n += 1) {
      const shown = until(checker, { attributeFilter: ["data-state"] }, () => true);
      const whole = until(checker, { attributeFilter: ["data-form"] }, () => checker.dataset.form === "current");
      const start = performance.now();
      rows[n % rows.length].querySelector("input:not(:checked):not([value=unsure])").click();
      times.push([(await shown) - start, (await whole) - start]);
      // The page draws it meanwhile.
      await pause(20);
    }
    return times;
  };

  /** Drop a sheet of companies; tell when all verdicts stand there. */
  const read = async (text, count) => {
    const many = document.querySelector(".b-many");
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "companies.csv"));
    const start = performance.now();
    const judged = until(many, { attributeFilter: ["data-rows"] }, () => Number(many.dataset.rows) >= count);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
    return (await judged) - start;
  };

  globalThis.bench = { verdict, answers, read };
}
