// A started interpreter's memory, stored as its difference from a new one's.
//
// Numbers of four bytes, little end first: length of Pyodide's header, number of runs; the header;
// for each run the distance from the end of the last and its length; then the bytes of all runs.

// Fewer equal bytes than this between two changes are cheaper stored than described.
const GAP = 24;

/** The runs in which memory differs from one of two others: what was ever written is stored. */
function runs(memory, [one, two]) {
  const found = [];
  for (let at = 0; at < memory.length; at++) {
    if (memory[at] === one[at] && memory[at] === two[at]) continue;
    const last = found.at(-1);
    if (last && at - last.end < GAP) last.end = at + 1;
    else found.push({ start: at, end: at + 1 });
  }
  return found;
}

/** Pack a snapshot of Pyodide's. */
export function difference(snapshot, others) {
  const [, start] = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2);
  const memory = snapshot.subarray(start);
  const found = runs(memory, others);
  const steps = found.flatMap((run, i) => [run.start - (found[i - 1]?.end ?? 0), run.end - run.start]);
  const parts = [
    new Uint8Array(Uint32Array.of(start, found.length).buffer),
    snapshot.subarray(0, start),
    new Uint8Array(Uint32Array.from(steps).buffer),
    ...found.map((run) => memory.subarray(run.start, run.end)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * A way to create the interpreter that lets its memory be looked at before it is restored, or
 * that restores it from a difference and lets it be looked at after.
 */
export function restoring(create, stored, { before, after }) {
  return async (settings) => {
    const module = await create(settings);
    const whole = module.API.restoreSnapshot;
    module.API.restoreSnapshot = (snapshot) => {
      before?.(module.HEAPU8);
      const state = after ? unpack(stored, module.HEAPU8, whole) : whole(snapshot);
      after?.(module.HEAPU8);
      return state;
    };
    return module;
  };
}

/** As the page does it: Pyodide checks and reads its header, then the runs are put in place. */
function unpack(stored, memory, whole) {
  const [header, count] = new Uint32Array(stored.buffer, stored.byteOffset, 2);
  const steps = new Uint32Array(stored.buffer, stored.byteOffset + 8 + header, 2 * count);
  const state = whole(stored.slice(8, 8 + header));
  let from = 8 + header + steps.byteLength;
  let to = 0;
  for (let i = 0; i < steps.length; i += 2) {
    to += steps[i];
    memory.set(stored.subarray(from, from + steps[i + 1]), to);
    from += steps[i + 1];
    to += steps[i + 1];
  }
  return state;
}
