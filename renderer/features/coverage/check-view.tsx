import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { CheckItem, CoveragePositionView } from '../../../shared/contract/coverage.ts';
import { gapsBesideMatrix } from '../../../shared/document/gap-words.ts';
import type { CoverageRow } from '../../../shared/domain/coverage/matrix.ts';
import type { PieceRule } from '../../../shared/domain/coverage/piece-rules.ts';
import { api } from '../../lib/client.ts';
import { placeOfGap } from '../../lib/gap-places.ts';
import { navigate } from '../../lib/navigation.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { wordsOf } from '../../../shared/domain/search-words.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { letsThrough, lineId } from './coverage-lines.ts';
import { useCoverageView } from './coverage-store.ts';

interface CheckViewProps {
  readonly positions: readonly CoveragePositionView[];
  readonly yearName: string;
  readonly onOpen: (row: CoverageRow) => void;
  readonly onAdd: (row: CoverageRow) => void;
}

const rowHeight = 80;

/** 提交前检查: sentences that name what is missing, where to look and who keeps it, each with a way to the place. */
export function CheckView({ positions, yearName, onOpen, onAdd }: CheckViewProps) {
  const all = useWords();
  const words = all.coverage;
  const view = useCoverageView();
  const { basis, year } = view;
  const key = `${basis} ${year}`;
  const check = useLoaded(() => api.coverage.check({ basis, year }), { key, kinds: recordKinds });
  const overview = useLoaded(() => api.overview.get({ year }), { key: String(year), kinds: recordKinds });
  const items = useMemo(
    () => (check.value === null ? [] : (JSON.parse(check.value.itemsJson) as CheckItem[])),
    [check.value],
  );
  const shown = useMemo(() => {
    const byId = new Map(positions.map((position) => [position.id, position]));
    const wanted = wordsOf(view.text);
    return items.filter(
      ({ row }) =>
        letsThrough(row, byId.get(row.positionId ?? '') ?? null, { filter: view, wanted }) &&
        (view.state === '' || view.state === row.state),
    );
  }, [items, positions, view]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 1000, height: 600 },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const stops = [...(scroller.current?.querySelectorAll<HTMLElement>('.check-main') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[at === -1 ? 0 : at + step]?.focus();
    event.preventDefault();
  };
  const gaps = gapsBesideMatrix(overview.value?.gaps ?? []);
  const pieces = check.value?.pieces ?? [];
  const openPieces = (rule: PieceRule): void =>
    rule === 'piece-damaged' ? navigate('keeping') : navigate('evidence', { rule });
  if (check.value === null) return null;
  return (
    <div className="check-view">
      <p role="status">{words.check.summary(items.length, check.value.total)}</p>
      {shown.length === 0 ? (
        <EmptyState compact icon="check" text={items.length === 0 ? words.check.none : words.nothingFound} />
      ) : (
        <div ref={scroller} className="check-list" role="group" aria-label={words.check.list} onKeyDown={onKeyDown}>
          <ul style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const item = shown[index];
              if (item === undefined) return null;
              const { row, positionName, keepers } = item;
              const where = [
                words.check.where(item),
                keepers.length === 0 ? '' : words.check.ask(keepers.join('、')),
              ].filter(Boolean);
              const sentence = words.sentence(row, yearName);
              const expected = words.expected(row);
              const why = expected === '' ? sentence : `${sentence} ${words.check.expected(expected)}`;
              const rest = where.length === 0 ? words.check.unknown : where.join('；');
              return (
                <li key={lineId(row)} style={{ transform: `translateY(${start}px)` }} data-kind={row.kind}>
                  <span className="coverage-state" data-state={row.state}>
                    {words.states[row.state]}
                  </span>
                  <button
                    type="button"
                    className="check-main"
                    title={[row.title, why, rest].join('\n')}
                    onClick={() => onOpen(row)}
                  >
                    <span>
                      <em>{positionName || words.noPosition}</em>
                      {row.title}
                    </span>
                    <span className="gb-muted">{why}</span>
                    <span className="check-where">{rest}</span>
                  </button>
                  <Button icon="link" onClick={() => onAdd(row)} aria-label={`${words.addProof}：${row.title}`}>
                    {words.addProof}
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {(pieces.length > 0 || gaps.length > 0) && (
        <section className="check-others" aria-label={words.check.others}>
          <h2>{words.check.others}</h2>
          <ul>
            {pieces.map(({ rule, count }) => (
              <Other
                key={rule}
                text={words.check.pieces[rule].text(count)}
                todo={words.check.pieces[rule].todo}
                action={words.check.open}
                onOpen={() => openPieces(rule)}
              />
            ))}
            {gaps.map(({ rule, count }) => (
              <Other
                key={rule}
                text={all.gaps[rule].text(count)}
                todo={all.gaps[rule].todo}
                action={words.check.open}
                onOpen={() => {
                  const place = placeOfGap(rule, null, year);
                  navigate(place.screen, place.params);
                }}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface OtherProps {
  readonly text: string;
  readonly todo: string;
  readonly action: string;
  readonly onOpen: () => void;
}

function Other({ text, todo, action, onOpen }: OtherProps) {
  return (
    <li>
      <span>
        {text}
        <small>{todo}</small>
      </span>
      <Button tone="quiet" onClick={onOpen} aria-label={`${action}：${text}`}>
        {action}
      </Button>
    </li>
  );
}
