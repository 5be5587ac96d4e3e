/** The worker's own thread. In the one file it begins otherwise (one-file/thread.js). */

import { CORE, LOADER, MEMORY, SCRIPT } from "./names.js";

const page = document.documentElement.dataset;

/** Where the checker's files are. */
const places = {
  worker: new URL(`${page.checker ?? "./"}start/worker.js`, location.href).href,
  runtime: new URL(page.runtime ?? "runtime/", location.href).href,
};

/**
 * Start a worker on its way, and with it what it will ask for: that need not wait for its script.
 *
 * A blob that imports the file: so the worker is bound by the page's security policy. It does so by
 * a call, since Firefox does not ask the service worker for what stands at a blob's top.
 * @param {Way} way
 */
export function begun(way) {
  const ahead = way.whole ? { files: [], modules: [LOADER] } : { files: [CORE, MEMORY], modules: [LOADER, SCRIPT] };
  const code = `
    const { worker, runtime, ahead, ...way } = ${JSON.stringify({ ...places, ahead, ...way })};
    const unheard = () => {};
    const early = {};
    for (const name of ahead.files) (early[name] = fetch(runtime + name)).catch(unheard);
    for (const name of ahead.modules) import(runtime + name).catch(unheard);
    import(worker).then(
      ({ begin }) => begin({ runtime, ...way, early }),
      (error) => postMessage({ failed: { kind: "network", detail: "worker: " + error } }),
    );
  `;
  const blob = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return new Worker(blob, { type: "module" });
}
