const focusable =
  'input:not([disabled]),textarea:not([disabled]),select:not([disabled]),button:not([disabled]),[tabindex="0"]';

/** Moves to the next field of the same form region (`data-focus-scope`, or the page); buttons are passed over. */
export function focusNext(from: HTMLElement, backwards = false): void {
  const scope = from.closest('[data-focus-scope]') ?? document.body;
  const fields = [...scope.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) =>
      (element.tagName !== 'BUTTON' && element.tabIndex >= 0 && element.offsetParent !== null) || element === from,
  );
  const next = fields[fields.indexOf(from) + (backwards ? -1 : 1)];
  if (next) next.focus();
  else from.blur();
}
