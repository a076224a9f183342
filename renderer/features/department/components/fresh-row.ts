import { useRef } from 'react';

/** Puts the focus into the name of a row that was just added, with its placeholder name selected, so that typing replaces it. */
export function useFreshRow(): {
  readonly expect: (record: { readonly id: string } | null) => void;
  readonly rowRef: (id: string) => (row: HTMLTableRowElement | null) => void;
} {
  const expected = useRef<string | null>(null);
  const rows = useRef(new Map<string, HTMLTableRowElement>());
  const enter = (row: HTMLTableRowElement): void => {
    expected.current = null;
    const field = row.querySelector<HTMLInputElement>('input');
    field?.focus();
    field?.select();
  };
  return {
    expect: (record) => {
      if (record === null) return;
      const row = rows.current.get(record.id);
      // The change notice may have brought the row before the answer came, or will bring it after.
      if (row) enter(row);
      else expected.current = record.id;
    },
    rowRef: (id) => (row) => {
      if (row === null) rows.current.delete(id);
      else {
        rows.current.set(id, row);
        if (expected.current === id) enter(row);
      }
    },
  };
}
