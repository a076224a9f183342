import { useMemo } from 'react';
import { type Headcount, headcountOf } from '../../../../shared/domain/headcount.ts';
import type { Drawing } from '../../../../shared/document/drawing.ts';
import { organizationOf, type OrganizationInput } from '../../../../shared/document/organization.ts';
import { drawOrganization } from '../../../../shared/document/organization-chart.ts';
import { Button } from '../../../ui/button.tsx';
import { SectionCard } from '../../../ui/page.tsx';

interface OrganizationCardProps {
  readonly organization: OrganizationInput;
  readonly words: {
    readonly title: string;
    readonly total: (counts: Headcount) => string;
    readonly empty: string;
    readonly label: (department: string) => string;
    readonly print: string;
  };
  readonly onExport: (format: 'pdf' | 'docx') => void;
  readonly onPrint: () => void;
  readonly onChoose: (id: string) => void;
}

/** Points are 25.4/72 mm. */
const mmPerPoint = 25.4 / 72;
/** Wider and higher than any page: on the screen it scrolls. */
const area = { widthMm: 2000, heightMm: 4000 };

/** Sections and positions from the top down, as the papers draw them. A position leads to its place. */
export function OrganizationCard({ organization, words, onExport, onPrint, onChoose }: OrganizationCardProps) {
  // Made anew only when something that it shows has changed.
  const shown = JSON.stringify(organization);
  const drawing = useMemo(
    () => drawOrganization(organizationOf(JSON.parse(shown) as OrganizationInput), area),
    [shown],
  );
  const positions = new Set(organization.positions.map(({ id }) => id));
  return (
    <SectionCard
      id="organization"
      title={words.title}
      note={words.total(headcountOf(organization.positions))}
      actions={
        drawing !== null && (
          <>
            <Button tone="quiet" icon="download" onClick={() => onExport('docx')}>
              Word
            </Button>
            <Button tone="quiet" icon="download" onClick={() => onExport('pdf')}>
              PDF
            </Button>
            <Button tone="quiet" icon="print" onClick={onPrint}>
              {words.print}
            </Button>
          </>
        )
      }
    >
      {drawing === null ? (
        <p className="gb-hint">{words.empty}</p>
      ) : (
        <div
          className="organization-chart"
          tabIndex={0}
          role="group"
          aria-label={words.label(organization.departmentName)}
        >
          <Chart drawing={drawing} isChoice={(id) => positions.has(id)} onChoose={onChoose} />
        </div>
      )}
    </SectionCard>
  );
}

interface ChartProps {
  readonly drawing: Drawing;
  readonly isChoice: (id: string) => boolean;
  readonly onChoose: (id: string) => void;
}

function Chart({ drawing, isChoice, onChoose }: ChartProps) {
  return (
    <svg
      viewBox={`0 0 ${drawing.widthMm} ${drawing.heightMm}`}
      style={{ width: `${drawing.widthMm * 1.15}mm`, maxWidth: drawing.widthMm < 300 ? '100%' : undefined }}
    >
      {drawing.lines.map((line, index) => (
        <polyline
          key={`${line.from}:${line.to}:${index}`}
          points={line.points.map((point) => `${point.x},${point.y}`).join(' ')}
        />
      ))}
      {drawing.shapes.map((shape) => {
        const height = shape.text.reduce((sum, { size }) => sum + size * mmPerPoint * 1.35, 0);
        let top = shape.y + (shape.height - height) / 2;
        const choice = isChoice(shape.id);
        return (
          <g
            key={shape.id}
            className={choice ? 'is-choice' : undefined}
            {...(choice
              ? {
                  role: 'button',
                  tabIndex: 0,
                  onClick: () => onChoose(shape.id),
                  onKeyDown: (event) => event.key === 'Enter' && onChoose(shape.id),
                }
              : {})}
          >
            <rect
              x={shape.x}
              y={shape.y}
              width={shape.width}
              height={shape.height}
              rx={shape.outline === 'rounded' ? 4 : 0.8}
            />
            {shape.text.map(({ line, size, muted }, index) => {
              const step = size * mmPerPoint * 1.35;
              top += step;
              return (
                <text
                  key={`${index}:${line}`}
                  x={shape.x + shape.width / 2}
                  y={top - step / 2 + size * mmPerPoint * 0.36}
                  fontSize={size * mmPerPoint}
                  className={muted ? 'is-muted' : undefined}
                >
                  {line}
                </text>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
