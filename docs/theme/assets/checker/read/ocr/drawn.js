/** The pages of a PDF without text, drawn by pdf.js in this thread, one at a time. */

const FACES = "standard_fonts/";

/** A canvas as pdf.js asks for one: there is no document here. */
class Canvases {
  /**
   * @param {number} width
   * @param {number} height
   */
  create(width, height) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext("2d") };
  }

  /**
   * @param {{canvas: OffscreenCanvas}} made
   * @param {number} width
   * @param {number} height
   */
  reset({ canvas }, width, height) {
    Object.assign(canvas, { width, height });
  }

  /** @param {{canvas: OffscreenCanvas | null, context: unknown}} made */
  destroy(made) {
    if (made.canvas) made.canvas.width = 0;
    Object.assign(made, { canvas: null, context: null });
  }
}

/** What pdf.js filters pictures with needs a document; without, their colors stay as they are. */
class Filters {
  addFilter() {
    return "none";
  }
  addHCMFilter() {
    return "none";
  }
  addAlphaFilter() {
    return "none";
  }
  addLuminosityFilter() {
    return "none";
  }
  addKnockoutFilter() {
    return "none";
  }
  addHighlightHCMFilter() {
    return "none";
  }
  destroy() {}
}

/**
 * Open a PDF; nothing where it is none, is locked or damaged.
 * @param {ArrayBuffer} data
 * @param {string} folder
 * @param {number} longest in dots, of a page's side
 * @param {number} mostDots of a picture in it
 */
export async function drawn(data, folder, longest, mostDots) {
  const pdf = await import(`${folder}pdf.min.mjs`);
  pdf.GlobalWorkerOptions.workerSrc = `${folder}pdf.worker.min.mjs`;
  const loading = pdf.getDocument({
    data,
    cMapUrl: `${folder}cmaps/`,
    standardFontDataUrl: `${folder}${FACES}`,
    wasmUrl: `${folder}wasm/`,
    CanvasFactory: Canvases,
    FilterFactory: Filters,
    disableFontFace: true,
    useWorkerFetch: true,
    isEvalSupported: false,
    maxImageSize: mostDots,
    verbosity: 0,
  });
  const book = await loading.promise.catch(() => null);
  if (!book) return null;
  return {
    pages: /** @type {number} */ (book.numPages),
    close: () => loading.destroy(),
    /** @param {number} number */
    async page(number) {
      const page = await book.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: longest / Math.max(width, height) });
      const canvas = new OffscreenCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
      await page.render({ canvas: null, canvasContext: canvas.getContext("2d", { willReadFrequently: true }), viewport }).promise;
      page.cleanup();
      return canvas;
    },
  };
}
