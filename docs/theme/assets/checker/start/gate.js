/**
 * What the page says of this engine (older/first.js): where it cannot run the rules, nothing of the
 * checker begins, and the page says so in its place. Every script that asks the rules imports this first.
 */

if ("lacks" in document.documentElement.dataset) await new Promise(() => {});

/** Tell the page that its script has come to life. */
export const comeAlive = () => document.dispatchEvent(new Event("b24:alive"));
