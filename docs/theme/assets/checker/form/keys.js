/**
 * Keep single keys from the site's shortcuts: some of them leave the page, and answers with it.
 * @param {KeyboardEvent} event
 */
export function keepKeys(event) {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}
