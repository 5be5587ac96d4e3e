// Start the theme's script, which waits on the checker's own page: where the rules start with the
// page, it would take a tenth of the time to the first verdict, and hold the page twice. It comes
// once the checker says that nothing waits for a verdict, at a press or a key, or after a while.
//
// The build puts these lines into the page, behind the tag that holds the address.
{
  const PATIENCE = 5000;
  const waiting = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-waits]"));
  const listening = new AbortController();
  const begin = () => {
    listening.abort();
    const script = document.createElement("script");
    script.src = waiting.src;
    // Once is enough: what is out of the page is replaced by nothing.
    waiting.replaceWith(script);
  };
  for (const type of ["b24:settled", "pointerdown", "keydown"]) {
    document.addEventListener(type, begin, { capture: true, signal: listening.signal });
  }
  setTimeout(begin, PATIENCE);
}
