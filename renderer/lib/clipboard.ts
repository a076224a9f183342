/**
 * Puts text on the clipboard; answers whether it is there. Done by the copy command of the page, because the program
 * refuses every permission, the one of `navigator.clipboard` among them.
 */
export function copyText(text: string): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  box.setAttribute('aria-hidden', 'true');
  box.style.position = 'fixed';
  box.style.opacity = '0';
  const before = document.activeElement;
  // Outside of an open dialog nothing can be selected.
  (before?.closest('dialog') ?? document.body).append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
