/** Fields in which something was typed since they got the focus: they have an undo of their own. */
let edited: EventTarget | null = null;

/** Notes where typing happens; answers how to stop. */
export function watchFieldEdits(): () => void {
  const onInput = (event: Event): void => {
    if (event.isTrusted) edited = event.target;
  };
  const onFocus = (): void => {
    edited = null;
  };
  document.addEventListener('input', onInput, true);
  document.addEventListener('focusin', onFocus, true);
  return () => {
    document.removeEventListener('input', onInput, true);
    document.removeEventListener('focusin', onFocus, true);
  };
}

/** What is chosen has nothing typed to take back: left to the browser, undo there takes back typing in another field. */
const chosenTypes = new Set(['checkbox', 'radio', 'range', 'color', 'file']);

/** Whether undo in this element takes back typing there, rather than the last step of the file. */
export function fieldHasOwnEdits(element: EventTarget | null): boolean {
  const isField =
    element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !chosenTypes.has(element.type));
  return isField && element === edited;
}
