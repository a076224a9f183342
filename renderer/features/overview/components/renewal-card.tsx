import type { Renewal } from '../../../../shared/domain/rollover/renewals.ts';
import { api } from '../../../lib/client.ts';
import { navigate } from '../../../lib/navigation.ts';
import { recordKinds } from '../../../lib/record-kinds.ts';
import { placeOfRenewal } from '../../../lib/renewal-places.ts';
import { useLoaded } from '../../../lib/use-loaded.ts';
import { useWords } from '../../../lib/words/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout, SectionCard, Tag } from '../../../ui/page.tsx';

const shownItems = 5;

/** What a year that was carried into has to renew; a word on the roll-over where the year is still empty; else nothing. */
export function RenewalCard({ year }: { readonly year: number }) {
  const words = useWords().rollover;
  const status = useLoaded(() => api.rollover.status({ basis: 'calendar', year }), {
    key: String(year),
    kinds: ['annualTask', 'evidenceLink'],
  });
  const [old, now] = [words.yearName('calendar', year - 1), words.yearName('calendar', year)];
  if (status.value === null) return null;
  if (status.value.done) return <Renewals year={year} />;
  if (status.value.tasks > 0 || status.value.tasksBefore === 0) return null;
  return (
    <Callout>
      <div className="renewal-hint">
        <span>{words.card.notYet(now, old)}</span>
        <Button icon="rollover" onClick={() => navigate('rollover', { from: String(year - 1), basis: 'calendar' })}>
          {words.card.go}
        </Button>
      </div>
    </Callout>
  );
}

function Renewals({ year }: { readonly year: number }) {
  const all = useWords().rollover;
  const words = all.card;
  const { value } = useLoaded(() => api.rollover.renewals({ basis: 'calendar', year, limit: shownItems }), {
    key: String(year),
    kinds: recordKinds,
  });
  if (value === null || value.open === 0) return null;
  const items = JSON.parse(value.itemsJson) as Renewal[];
  const showAll = (): void => navigate('rollover', { from: String(year - 1), basis: 'calendar', tab: 'renewals' });
  return (
    <SectionCard
      title={words.title(all.yearName('calendar', year))}
      note={words.note(value.open, value.asked)}
      actions={<Button onClick={showAll}>{words.all}</Button>}
      flush
    >
      <ul className="due-list">
        {items.map((item) => {
          const title = item.what === 'term' ? all.renewals.term(item.title) : item.title;
          const place = placeOfRenewal(item, { basis: 'calendar', year });
          return (
            <li key={`${item.what} ${item.targetId} ${item.recordName} ${item.title}`}>
              <button
                type="button"
                className="due-line renewal-line"
                onClick={() => navigate(place.screen, place.params)}
              >
                <Tag>{all.renewals.kindOf(item)}</Tag>
                <span className="due-content" title={title}>
                  {title}
                </span>
                <span className="gb-muted due-content" title={all.renewals.reason(item, { basis: 'calendar', year })}>
                  {all.renewals.reason(item, { basis: 'calendar', year })}
                </span>
                <span className="gb-muted due-person" title={item.keepers.join('、')}>
                  {item.keepers.join('、')}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </SectionCard>
  );
}
