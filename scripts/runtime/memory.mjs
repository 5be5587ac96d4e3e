// Store the memory of a started checker, as its difference from a new interpreter's.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { restore } from "../../docs/theme/assets/checker/start/memory.js";
import { difference } from "./difference.mjs";
import { doorOf, loadFiling, order, started } from "./python.mjs";

const { out, requests, filing } = order;
/** Their answers read all of the law, whose files are not there later. */
const KINDS = ofEach(requests, 1);
/** So many requests of filing show that it has all it needs beside a started checker. */
const OF_EACH = 6;

/** The first requests of each kind. */
function ofEach(found, count) {
  const seen = {};
  return found.filter((text) => {
    const kind = JSON.parse(text).do;
    seen[kind] = (seen[kind] ?? 0) + 1;
    return seen[kind] <= count;
  });
}

/** What only the answers needed goes, and what stays is never looked through for garbage. */
const SETTLE = `
import checker.decide.memo, checker.doors.web, functools, gc, linecache, sys
checker.doors.web.MEMO = checker.decide.memo.Memo()
for _cached in [o for o in gc.get_objects() if isinstance(o, functools._lru_cache_wrapper)]:
    # One without limit holds what is read from the law, one with a limit what was made of answers.
    if _cached.cache_parameters()["maxsize"] is not None:
        _cached.cache_clear()
del _cached
linecache.clearcache()
sys._clear_internal_caches()
gc.collect()
gc.freeze()
`;

/**
 * The memory of a started checker that has answered. More answers would not make it quicker: Python
 * fits its bytecode to what it meets within the first.
 */
function snapshotOf(pyodide) {
  answersOf(pyodide);
  pyodide.runPython(SETTLE);
  zeroFree(pyodide._module);
  return pyodide.makeMemorySnapshot();
}

function answersOf(pyodide, kinds = KINDS) {
  const answer = doorOf(pyodide);
  return kinds.map((request) => answer(request));
}

/** What a checker answers to all kinds, to those of filing before and after it is loaded. */
function allOf(pyodide) {
  const first = [...answersOf(pyodide), ...answersOf(pyodide, ofEach(filing, 1))];
  loadFiling(pyodide);
  return [...first, ...answersOf(pyodide, ofEach(filing, OF_EACH))];
}

/** What was freed keeps its old bytes; take it, zero it, give it back. */
function zeroFree(module) {
  const { HEAPU8 } = module;
  const top = HEAPU8.findLastIndex((byte) => byte !== 0);
  const taken = [];
  for (let size = 4 << 20; size >= 16; size = Math.floor(size * 0.8)) {
    for (;;) {
      const place = module._malloc(size);
      if (!place || place + size > HEAPU8.length) throw new Error("the memory has grown");
      if (place + size > top) {
        module._free(place);
        break;
      }
      HEAPU8.fill(0, place, place + size);
      taken.push(place);
    }
  }
  for (const place of taken) module._free(place);
}

/** A way to create the interpreter that puts memory back as it is told. */
function restoring(create, putBack) {
  return async (settings) => {
    const module = await create(settings);
    const whole = module.API.restoreSnapshot;
    module.API.restoreSnapshot = () => putBack(module.HEAPU8, whole);
    return module;
  };
}

/** Store the memory of a checker that runs on the interpreter in a folder. */
export async function store(folder, create) {
  let first = null;
  const watched = (settings) => {
    settings.preRun = [(module) => (first = module.HEAPU8.slice()), ...settings.preRun];
    return create(settings);
  };
  const pyodide = await started(folder, watched, { _makeSnapshot: true });
  const snapshot = snapshotOf(pyodide);
  let before = null;
  const seen = restoring(create, (memory, whole) => {
    before = memory.slice();
    return whole(snapshot);
  });
  await started(folder, seen, { _loadSnapshot: snapshot });
  const stored = difference(snapshot, [first, before]);
  writeFileSync(join(out, "memory.bin"), stored);
  await check(folder, create, stored, snapshot, pyodide);
}

/** Restore from the difference: memory must be the same to the byte, and so must the answers. */
async function check(folder, create, stored, snapshot, pyodide) {
  const heap = snapshot.subarray(new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[1]);
  let wrong = 0;
  const compared = restoring(create, (memory, whole) => {
    const state = restore(stored, memory, whole);
    for (let i = 0; i < heap.length; i++) if (memory[i] !== heap[i]) wrong += 1;
    return state;
  });
  // As in a page, where no library is there to look into.
  const stdLibURL = join(out, "no-library.zip");
  writeFileSync(stdLibURL, "");
  const restored = await started(folder, compared, { _loadSnapshot: stored, stdLibURL });
  if (wrong) throw new Error(`${wrong} bytes differ after restoring`);
  const expected = allOf(pyodide);
  const other = allOf(restored).find((answer, i) => answer !== expected[i]);
  if (other) throw new Error(`a restored checker answers otherwise: ${other.slice(0, 300)}`);
}
