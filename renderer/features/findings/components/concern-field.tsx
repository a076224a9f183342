import { useState } from 'react';
import type { FindingRow } from '../../../../shared/contract/findings.ts';
import { api } from '../../../lib/client.ts';
import { openLinks } from '../../../lib/links-door.ts';
import { save } from '../../../lib/save-state.ts';
import { useWords } from '../../../lib/words/words.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ConcernPicker } from './concern-picker.tsx';

/** Which standard, duty or task a finding concerns. */
export function ConcernField({ finding }: { readonly finding: Pick<FindingRow, 'id' | 'concerns'> }) {
  const all = useWords();
  const words = all.findings;
  const [picking, setPicking] = useState(false);
  const { id, concerns } = finding;
  const set = (to: Parameters<typeof api.findings.concern>[0]['concerns']): void => {
    setPicking(false);
    void save(() => api.findings.concern({ id, concerns: to }));
  };
  return (
    <div className="finding-field" role="group" aria-label={words.concerns}>
      <span className="finding-label">{words.concerns}</span>
      <div className="finding-concern">
        {concerns === null ? (
          <span className="gb-muted">{words.concernsNothing}</span>
        ) : (
          <button
            type="button"
            className="gb-link-button"
            title={words.concernsOpen}
            onClick={() => openLinks(concerns.kind, concerns.id)}
          >
            {`${all.records.kinds[concerns.kind]}：${concerns.title}`}
          </button>
        )}
        {concerns !== null && <IconButton icon="close" label={words.concernsClear} onClick={() => set(null)} />}
        <Button tone="quiet" onClick={() => setPicking(true)}>
          {words.concernsChoose}
        </Button>
      </div>
      {picking && <ConcernPicker onClose={() => setPicking(false)} onChoose={set} />}
    </div>
  );
}
