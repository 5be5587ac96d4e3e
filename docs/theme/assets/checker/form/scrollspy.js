/** The list of sections at the left: marks the one that is being read or answered. */

import { all } from "../dom.js";

const READING_LINE = 0.4;

/** @param {HTMLElement} root */
export function markSections(root) {
  const links = all(root, ".b-rail a");
  const sections = all(root, ".b-section");
  let waiting = false;

  const mark = () => {
    waiting = false;
    const line = window.innerHeight * READING_LINE;
    const above = sections.filter((section) => section.getBoundingClientRect().top < line);
    const current = above.at(-1) ?? sections[0];
    for (const link of links) {
      link.ariaCurrent = link.dataset.section === current?.dataset.section ? "true" : null;
    }
  };

  // With the next frame, which lays the page out anyway.
  const markSoon = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };

  window.addEventListener("scroll", markSoon, { passive: true });
  markSoon();
}
