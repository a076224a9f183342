import { useEffect } from 'react';
import { api } from '../../lib/client.ts';
import { formatBytes } from '../../../shared/format-bytes.ts';
import { formatCount } from '../../lib/format.ts';
import { navigate, replaceParams, useNavigation } from '../../lib/navigation.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { PageBody, PageHeader } from '../../ui/page.tsx';
import { BinCard } from './bin-card.tsx';
import { CheckCard } from './check-card.tsx';
import { DamagedCard } from './damaged-card.tsx';
import { ExportCard } from './export-card.tsx';
import { SpaceCard } from './space-card.tsx';
import './keeping.css';

/** Keeping of evidence: is everything whole, what lies in the bin, how large is the file. */
export function KeepingScreen() {
  const all = useWords();
  const words = all.keeping;
  const status = useLoaded(() => api.keeping.status({}), { key: 'keeping', kinds: ['evidence', 'evidencePart'] });
  const now = status.value;
  const asked = useNavigation((state) => state.params['focus']);
  useEffect(() => {
    // Its place is known once what stands above it is there.
    if (asked === undefined || now === null) return;
    document.getElementById(asked)?.scrollIntoView({ block: 'start' });
    replaceParams({});
  }, [asked, now]);
  const reload = (): void => void status.reload();
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={
          now === null ? all.common.loading : words.subtitle(formatCount(now.storedFiles), formatBytes(now.storedBytes))
        }
        actions={
          <Button icon="evidence" onClick={() => navigate('evidence')}>
            {words.openEvidence}
          </Button>
        }
      />
      <PageBody>
        {now !== null && <CheckCard status={now} onChanged={reload} />}
        {now !== null && now.damaged.length > 0 && <DamagedCard damaged={now.damaged} onChanged={reload} />}
        <ExportCard />
        <BinCard onChanged={reload} />
        {now !== null && <SpaceCard status={now} onChanged={reload} />}
      </PageBody>
    </>
  );
}
