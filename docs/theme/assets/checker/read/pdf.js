/**
 * The text of a PDF, line by line as it stands on its pages: read by pdf.js, which is loaded only then.
 * A scan has no text; nothing is recognized in its picture.
 */

const runtime = new URL(document.documentElement.dataset.runtime ?? "runtime/", location.href);
const FOLDER = new URL("pdf/", runtime).href;
/** A paper of a company is no longer; the rest of a book is not read. */
const MOST_PAGES = 60;
/** In parts of a letter's height: what stands so far apart are two words, or two columns. */
const WORDS_APART = 0.25;
const COLUMNS_APART = 1;

/** @type {Record<string, string>} what pdf.js throws, as the rules call it */
const WHYS = { PasswordException: "locked-pdf", InvalidPDFException: "damaged-pdf" };

/** @typedef {{str: string, transform: number[], width: number, height: number}} Piece */

/**
 * The text of a file, empty where it has none, is no PDF that can be read, or pdf.js did not come.
 * @param {Blob} file
 * @returns {Promise<import("./text.js").FileText>}
 */
export async function textOfPdf(file) {
  const pdf = await import(`${FOLDER}pdf.min.mjs`).catch(() => null);
  if (!pdf) return { text: "", why: "not-loaded" };
  try {
    pdf.GlobalWorkerOptions.workerSrc = `${FOLDER}pdf.worker.min.mjs`;
    const data = await file.arrayBuffer();
    // Only the text is wanted; old Chinese files need the maps of their signs.
    const loading = pdf.getDocument({ data, cMapUrl: `${FOLDER}cmaps/`, disableFontFace: true, verbosity: 0 });
    try {
      const text = await textOfPages(await loading.promise);
      return text ? { text } : { text, why: "picture" };
    } finally {
      await loading.destroy();
    }
  } catch (error) {
    return { text: "", why: WHYS[/** @type {Error} */ (error).name] ?? "no-pdf" };
  }
}

/** @param {any} book */
async function textOfPages(book) {
  const pages = [];
  for (let n = 1; n <= Math.min(book.numPages, MOST_PAGES); n += 1) {
    const { items } = await (await book.getPage(n)).getTextContent();
    pages.push(linesOf(items.filter((/** @type {any} */ item) => item.str?.trim())));
  }
  return pages.join("\n").trim();
}

/**
 * Put the pieces of a page together: those of one height are a line, from left to right.
 * @param {Piece[]} pieces
 */
function linesOf(pieces) {
  /** @type {Piece[][]} */
  const lines = [];
  for (const piece of pieces.sort((one, other) => top(other) - top(one))) {
    const line = lines.at(-1);
    if (line && top(line[0]) - top(piece) < piece.height / 2) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map(inOrder).join("\n");
}

/** @param {Piece[]} line */
function inOrder(line) {
  let text = "";
  let end = Infinity;
  for (const piece of line.sort((one, other) => left(one) - left(other))) {
    const gap = (left(piece) - end) / piece.height;
    if (gap > COLUMNS_APART) text += "   ";
    else if (gap > WORDS_APART) text += " ";
    text += piece.str;
    end = left(piece) + piece.width;
  }
  return text;
}

const left = (/** @type {Piece} */ { transform }) => transform[4];
const top = (/** @type {Piece} */ { transform }) => transform[5];
