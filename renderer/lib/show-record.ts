import { useEffect } from 'react';
import { replaceParams, useNavigation } from './navigation.ts';

const shownMs = 2400;

/**
 * Brings the row of the record that a search hit, a gap or a link named (`params.id`) into sight, marks it for a moment
 * and gives it the focus, once its screen has been read. Rows name themselves by `recordMark`.
 */
export function useShownRecord(ready: boolean): void {
  const id = useNavigation(({ params }) => params['id'] ?? '');
  useEffect(() => {
    if (!ready || id === '') return;
    const row = document.querySelector<HTMLElement>(`[data-record$=":${CSS.escape(id)}"]`);
    // Once shown it is no wish any more: what is read again must not pull the page back.
    replaceParams({});
    if (row === null) return;
    row.scrollIntoView({ block: 'center' });
    row.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
    row.classList.add('is-shown');
    setTimeout(() => row.classList.remove('is-shown'), shownMs);
  }, [ready, id]);
}
