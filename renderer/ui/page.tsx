import type { ReactNode } from 'react';

interface PageHeaderProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of every screen: its name, one line on what stands here, and its actions on the right. */
export function PageHeader({ title, subtitle, actions }: PageHeaderProps) {
  return (
    <header className="gb-page-header">
      <div className="gb-page-title">
        <h1 title={title}>{title}</h1>
        {subtitle !== undefined && <p>{subtitle}</p>}
      </div>
      {actions !== undefined && <div className="gb-actions">{actions}</div>}
    </header>
  );
}

/** The scrolling body of a screen. `narrow` for forms and reading, `full` for tables and split panes. */
export function PageBody({
  children,
  width = 'narrow',
}: {
  readonly children: ReactNode;
  readonly width?: 'narrow' | 'full';
}) {
  return <div className={`gb-page-body gb-page-body-${width}`}>{children}</div>;
}

interface SectionCardProps {
  readonly title?: ReactNode;
  /** One line beside the title: a count, a hint. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** No padding, for tables and lists that run to the edge. */
  readonly flush?: boolean;
  readonly id?: string;
}

/** A white card with a heading of the second level. */
export function SectionCard({ title, note, actions, children, flush = false, id }: SectionCardProps) {
  return (
    <section className="gb-card" id={id} data-focus-scope="">
      {title !== undefined && (
        <div className="gb-card-head">
          <h2>{title}</h2>
          {note !== undefined && <span className="gb-card-note">{note}</span>}
          {actions !== undefined && <div className="gb-actions">{actions}</div>}
        </div>
      )}
      <div className={flush ? 'gb-card-flush' : 'gb-card-body'}>{children}</div>
    </section>
  );
}

interface FieldProps {
  readonly label: string;
  readonly htmlFor?: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly children: ReactNode;
}

/** A label with its field, in two columns where there is room. */
export function Field({ label, htmlFor, hint, required = false, children }: FieldProps) {
  return (
    <div className="gb-field">
      <label className="gb-field-label" htmlFor={htmlFor}>
        {label}
        {required && (
          <span className="gb-required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      <div className="gb-field-body">
        {children}
        {hint !== undefined && <div className="gb-hint">{hint}</div>}
      </div>
    </div>
  );
}

interface StatTileProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** Part of a whole in percent, drawn as a bar; its words belong into `note`. */
  readonly percent?: number;
  readonly onOpen?: () => void;
}

/** A figure with its name; a button when it leads somewhere. */
export function StatTile({ label, value, note, percent, onOpen }: StatTileProps) {
  const inside = (
    <>
      <span className="gb-stat-label">{label}</span>
      <span className="gb-stat-value">{value}</span>
      {note !== undefined && <span className="gb-stat-note">{note}</span>}
      {percent !== undefined && (
        <span className="gb-bar" aria-hidden="true">
          <span style={{ width: `${percent}%` }} />
        </span>
      )}
    </>
  );
  if (!onOpen) return <div className="gb-stat">{inside}</div>;
  return (
    <button type="button" className="gb-stat gb-stat-link" onClick={onOpen}>
      {inside}
    </button>
  );
}

/** A key or a chord of keys. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="gb-keys">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

/** A small mark with words; never colour alone. */
export function Tag({
  children,
  tone = 'plain',
}: {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'good' | 'warn' | 'bad';
}) {
  return <span className={`gb-tag gb-tag-${tone}`}>{children}</span>;
}

/** A calm notice inside a page. */
export function Callout({
  children,
  tone = 'info',
  title,
}: {
  readonly children?: ReactNode;
  readonly tone?: 'info' | 'good' | 'warn' | 'bad';
  readonly title?: ReactNode;
}) {
  return (
    <div className={`gb-callout gb-callout-${tone}`} role={tone === 'bad' ? 'alert' : 'note'}>
      {title !== undefined && <strong>{title}</strong>}
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}
