import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { DepartmentView } from '../../../shared/contract/department.ts';
import type { PositionRow } from '../../../shared/contract/positions.ts';
import { departmentBox, organizationOf, withoutSection } from '../../../shared/document/organization.ts';
import { drawOrganization } from '../../../shared/document/organization-chart.ts';
import { navigate } from '../../lib/navigation.ts';
import { printPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { useWords } from '../../lib/words/words.ts';
import { IconButton } from '../../ui/button.tsx';
import { type BoxMarks, OrganizationDrawing } from './components/organization-drawing.tsx';
import { groupWords, positionWords } from './organization-words.ts';
import { nextBox, rowsFor, wayOf } from './organization-moves.ts';
import { usePositionsView } from './positions-store.ts';
import { useChartZoom } from './use-chart-zoom.ts';
import './organization.css';

interface OrganizationViewProps {
  readonly department: DepartmentView;
  readonly rows: readonly PositionRow[];
  /** Those that the filter lets through; the others are drawn pale. */
  readonly shown: readonly PositionRow[];
}

export const organizationPaper = { paper: 'organization-chart' } as const;

/** Narrower than on paper, where the columns fill the page. */
const widestColumn = 36;
const noMarks: BoxMarks = { vacant: null, isDim: false, isNear: false };

/** The organization chart on the screen: the drawing of the papers, with the whole window to walk in. */
export function OrganizationView({ department, rows, shown }: OrganizationViewProps) {
  const all = useWords();
  const words = all.positions.chart;
  const { selectedId, select, open, setSection, setView } = usePositionsView();
  usePrintRequest(() => void printPaper(organizationPaper));

  const organization = useMemo(() => inputOf(department, rows), [department, rows]);
  const drawing = useMemo(
    () =>
      drawOrganization(organizationOf(organization), {
        widthMm: Number.POSITIVE_INFINITY,
        heightMm: Number.POSITIVE_INFINITY,
        mostRows: rowsFor(rows.length),
        widestColumn,
      }),
    [organization, rows.length],
  );
  const rowOf = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const chart = useChartZoom(drawing);
  const { reveal, svg } = chart;

  const currentId = drawing?.shapes.some(({ id }) => id === selectedId) === true ? (selectedId ?? '') : departmentBox;
  const near = useMemo(() => nearOf(rowOf, currentId), [rowOf, currentId]);
  const passes = useMemo(
    () => (shown.length === rows.length ? null : new Set(shown.map(({ id }) => id))),
    [shown, rows],
  );
  const marksOf = (id: string): BoxMarks => {
    const row = rowOf.get(id);
    if (row === undefined) return noMarks;
    const held = row.holderNames.length;
    return {
      vacant: held >= row.headcount ? null : held === 0 ? 'all' : 'some',
      isDim: passes !== null && !passes.has(id),
      isNear: near.has(id),
    };
  };
  const nameOf = (id: string): string => {
    const row = rowOf.get(id);
    if (row !== undefined) return positionWords(row, all.positions);
    const section = organization.sections.find((one) => one.id === id);
    const of = rows.filter(({ sectionId }) =>
      id === departmentBox ? true : section === undefined ? sectionId === null : sectionId === id,
    );
    const name = id === departmentBox ? organization.departmentName : (section?.name ?? all.positions.noSection);
    return groupWords(name, of, all.positions);
  };
  const act = (id: string): void => {
    if (rowOf.has(id)) open(id);
    else if (id === departmentBox) navigate('department');
    else {
      setSection(id === withoutSection ? 'none' : id);
      setView('list');
    }
  };
  const latestAct = useRef(act);
  latestAct.current = act;
  // The same functions for ever, so that the boxes need not be drawn anew. A hand that moved the drawing opens nothing.
  const { wasMoved } = chart;
  const onOpen = useCallback((id: string) => !wasMoved() && latestAct.current(id), [wasMoved]);
  const onFocus = useCallback((id: string) => select(id), [select]);

  // What was opened, or found by the filter, is in sight.
  const firstFound = passes === null ? null : (shown[0]?.id ?? null);
  useEffect(() => {
    if (firstFound !== null) reveal(firstFound);
  }, [firstFound, reveal]);
  const opened = useRef(selectedId);
  const isDrawn = drawing !== null;
  useEffect(() => {
    if (isDrawn) reveal(opened.current);
  }, [isDrawn, reveal]);

  const goTo = (id: string): void => {
    select(id);
    // The box takes the focus once it is drawn: of a large chart only what is in sight is in the page.
    requestAnimationFrame(() => {
      svg.current?.querySelector<SVGElement>(`[data-box="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
      reveal(id);
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || drawing === null) return;
    const way = wayOf[event.key];
    const { shapes } = drawing;
    const next =
      event.key === 'Home'
        ? shapes[0]?.id
        : event.key === 'End'
          ? shapes.at(-1)?.id
          : way && nextBox(shapes, currentId, way);
    if (way !== undefined && event.shiftKey) chart.pan(way);
    else if (way !== undefined || event.key === 'Home' || event.key === 'End') {
      if (next !== undefined && next !== null) goTo(next);
    } else if (event.key === 'Enter' || event.key === ' ') act(currentId);
    else if (event.key === '+' || event.key === '=') chart.zoomBy(1);
    else if (event.key === '-' || event.key === '_') chart.zoomBy(-1);
    else if (event.key === '0') chart.fit();
    else if (event.key === '1') chart.zoomTo(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="organization">
      <div className="organization-scroll" {...chart.scrollerProps} onKeyDown={onKeyDown}>
        {drawing !== null && (
          <OrganizationDrawing
            drawing={drawing}
            zoom={chart.zoom}
            sight={chart.sight}
            svg={svg}
            label={words.label(organization.departmentName)}
            currentId={currentId}
            chosenId={currentId === departmentBox ? null : currentId}
            nameOf={nameOf}
            marksOf={marksOf}
            onFocus={onFocus}
            onOpen={onOpen}
          />
        )}
      </div>
      <div className="organization-tools" role="group" aria-label={words.tools}>
        <IconButton icon="minus" label={words.smaller} onClick={() => chart.zoomBy(-1)} />
        <button type="button" className="organization-zoom" title={words.actual} onClick={() => chart.zoomTo(1)}>
          {Math.round(chart.zoom * 100)}%
        </button>
        <IconButton icon="plus" label={words.larger} onClick={() => chart.zoomBy(1)} />
        <IconButton icon="fit" label={words.fit} onClick={chart.fit} />
      </div>
    </div>
  );
}

function inputOf({ department, sections, people }: DepartmentView, rows: readonly PositionRow[]) {
  const personName = (id: string | null): string => people.find((person) => person.id === id)?.name ?? '';
  return {
    departmentName: department.name,
    headName: personName(department.headPersonId),
    sections: sections.map(({ id, name, leaderPersonId }) => ({ id, name, leaderName: personName(leaderPersonId) })),
    positions: rows.map((row) => ({ ...row, held: row.holderNames.length })),
  };
}

/** Whom a position reports to, all the way up, and who reports to it. */
function nearOf(rowOf: ReadonlyMap<string, PositionRow>, id: string): ReadonlySet<string> {
  const near = new Set<string>();
  if (!rowOf.has(id)) return near;
  for (let up = rowOf.get(id)?.reportsToPositionId ?? null; up !== null && !near.has(up); ) {
    near.add(up);
    up = rowOf.get(up)?.reportsToPositionId ?? null;
  }
  for (const row of rowOf.values()) if (row.reportsToPositionId === id) near.add(row.id);
  return near;
}
