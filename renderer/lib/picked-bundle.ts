import type { DragEvent } from 'react';
import { api } from './client.ts';
import { inform, reportError } from './toasts.ts';
import { currentWords } from './words/words.ts';

/** The two ways a bundle is handed to a screen: chosen in the system's dialog, or dropped. `open` gets its path. */
export function pickedBundle(open: (path: string) => Promise<void>) {
  return {
    pick: async (): Promise<void> => {
      const picked = await api.desktop.pickFiles({ kind: 'bundle' });
      if (!picked.ok) return reportError(picked.error);
      const path = picked.value.paths[0];
      if (path !== undefined) await open(path);
    },
    onDrop: (event: DragEvent): void => {
      const file = event.dataTransfer.files[0];
      if (!file) return;
      event.preventDefault();
      const path = api.pathOf(file);
      if (path === '') inform(currentWords().common.notOnDisk);
      else void open(path);
    },
  };
}
