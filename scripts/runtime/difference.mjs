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
