import { useEffect } from 'react';
import { pieceRules } from '../../../shared/domain/coverage/piece-rules.ts';
import { api, attempt } from '../../lib/client.ts';
import { replaceParams } from '../../lib/navigation.ts';
import { everything, useEvidenceView } from './evidence-store.ts';

/** Shows the pieces that break a rule, when the check before handing in led here with it. */
export function useAskedRule(asked: string | undefined): void {
  const set = useEvidenceView((view) => view.set);
  const rule = pieceRules.find((one) => one === asked);
  useEffect(() => {
    if (rule === undefined) return undefined;
    let isMine = true;
    void attempt(api.coverage.piecesBreaking({ rule })).then((found) => {
      if (!isMine || found === null) return;
      set({ ...everything, broken: { rule, ids: new Set(found.evidenceIds) }, panelOpen: false });
      replaceParams({});
    });
    return () => {
      isMine = false;
    };
  }, [rule, set]);
}
