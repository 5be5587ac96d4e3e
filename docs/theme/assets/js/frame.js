// In a frame of somebody else's page: tell that page how high this one is.
// The message is { b24: "height", height: 640 }, in pixels. It holds nothing else, so anybody may hear it.

const main = /** @type {HTMLElement} */ (document.querySelector("main"));

let told = 0;
new ResizeObserver(() => {
  const height = Math.ceil(main.getBoundingClientRect().height);
  if (height === told) return;
  told = height;
  parent.postMessage({ b24: "height", height }, "*");
}).observe(main);
