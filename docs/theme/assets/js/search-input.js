// The theme searches when a key is released. What is pasted by mouse, dictated, or tapped among what
// an input method proposes, comes without one. The theme looks at the same words once only.

document.querySelector(".md-search__input")?.addEventListener("input", ({ target }) => {
  target?.dispatchEvent(new Event("keyup"));
});
