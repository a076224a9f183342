import type { ReactNode } from 'react';

/** Line icons on a 20-unit grid, drawn for this program; they take the colour of the words beside them. */
const paths = {
  overview: 'M3 10.5 10 4l7 6.5M5 9v7h10V9M8.5 16v-4h3v4',
  department: 'M4 17V4h8v13M12 8h4v9M2.5 17h15M6.5 7h1M9 7h1M6.5 10h1M9 10h1M6.5 13h1M9 13h1',
  positions: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c.4-3.3 2.8-5 6-5s5.600 1.700 6 5',
  workflows: 'M3 3.500h5v4H3zM12 12.500h5v4h-5zM8 5.500h4.500v7M5.500 7.500v7H12',
  goals: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10 10v.1M15 5l2-2',
  libraries: 'M4 3.500h3.500v13H4zM7.500 5.500H11v11H7.500zM11.500 5l3-.8 3 11.500-3 .8zM4 6.500h3.500M7.500 13H11',
  tasks: 'M4 4.500h12v12H4zM7 3v3M13 3v3M7 11l2 2 4-4',
  statements: 'M5 3h7l3 3v11H5zM12 3v3h3M7.500 9h5M7.500 11.500h5M8 14.500c1-1.200 1.500.8 2.500 0',
  evidence: 'M3 5h5l1.500 2H17v9H3zM3 9.500h14',
  indicators: 'M3.500 3.500v13h13M3.500 8h13M6 13l3-3.500 3 2 4-6',
  findings: 'M4.500 3h11v14h-11zM7 6.500h6M10 9v3.500M10 14.300v.4',
  coverage: 'M3.500 4h13v12h-13zM3.500 8h13M8 4v12M10.500 12l1.500 1.500 3-3',
  handbook:
    'M10 5.500C8.500 4.300 6 4 3.500 4v11.500c2.500 0 5 .3 6.500 1.500 1.500-1.200 4-1.500 6.500-1.500V4C14 4 11.500 4.300 10 5.500ZM10 5.500V17',
  printing: 'M6 8V3.5h8V8M4 8h12v6h-2.5M6.5 14H4V8M6.5 12h7v5h-7zM8 14h4M8 15.5h3',
  bundles: 'M3.500 6.500 10 3l6.500 3.500v7L10 17l-6.500-3.500zM3.500 6.500 10 10l6.500-3.500M10 10v7',
  merging: 'M5 3v3c0 3 5 3 5 6v5M15 3v3c0 3-5 3-5 6M7.500 14.500 10 17l2.500-2.500',
  split: 'M10 3v3c0 3-5 3-5 6v5M10 6c0 3 5 3 5 6v5M2.500 14.500 5 17l2.500-2.500M12.500 14.500 15 17l2.500-2.500',
  imports: 'M5 3h7l3 3v3M5 3v14h5M12 3v3h3M12 13.500h5.500M14.500 11l-2.500 2.500 2.500 2.500',
  workbook: 'M3.500 4h13v12h-13zM3.500 8h13M3.500 12h13M8 4v12',
  keeping: 'M10 3l6 2v5c0 3.500-2.500 6-6 7-3.500-1-6-3.500-6-7V5zM7.500 10l2 2 3.500-3.500',
  rollover: 'M4 4.500h12v12H4zM7 3v3M13 3v3M4 8h12M7 12h5.500M10.500 10l2 2-2 2',
  history: 'M4 10a6 6 0 1 0 2-4.500M4 3.500V6.500h3M10 7v3.500l2.500 1.500',
  settings: 'M3 6h8M15 6h2M13 4v4M3 14h2M9 14h8M7 12v4',
  dashboard: 'M4 16V9.500M8 16V5M12 16v-4.500M16 16V7M3 17.500h14',
  members: 'M3.500 17V7l6.500-4 6.500 4v10M8 17v-4.500h4V17M7 9h.1M10 9h.1M13 9h.1',
  inbox: 'M3.500 11.500 5.500 4h9l2 7.500V16h-13zM3.500 11.500h4a2.500 2.500 0 0 0 5 0h4',
  reviews: 'M4 3.500h9v4M4 3.500v13h5M6.500 7h4M6.500 10h3M11.500 13.500l2 2 4-4.500',
  assignments: 'M3.500 4h13v9h-6l-3.500 3.500V13h-3.500zM10 5.500v5M7.800 8.500 10 10.700l2.200-2.200',
  feedback: 'M3.500 4h13v9h-6L7 16.500V13H3.500zM6.500 7h7M6.500 10h4.500',
  edit: 'M4 16l.8-3.500L13 4.300l2.700 2.700-8.200 8.200zM11.500 5.800l2.700 2.700',
  minus: 'M4 10h12',
  fit: 'M4 7.500V4h3.500M12.500 4H16v3.500M16 12.500V16h-3.500M7.500 16H4v-3.500',
  plus: 'M10 4v12M4 10h12',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.500 8 14.500 16 6',
  warning: 'M10 3.500 17.500 16h-15zM10 8.500v3.500M10 14.200v.1',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v4.500M10 6.500v.1',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  right: 'M7.500 4.500 13 10l-5.500 5.500',
  left: 'M12.500 4.500 7 10l5.500 5.500',
  grip: 'M7.500 5v.1M12.500 5v.1M7.500 10v.1M12.500 10v.1M7.500 15v.1M12.500 15v.1',
  trash: 'M4 6h12M8 6V4h4v2M5.500 6l.8 10.500h7.400L14.500 6M8.500 9v5M11.500 9v5',
  search: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM13 13l4 4',
  file: 'M5 3h7l3 3v11H5zM12 3v3h3',
  open: 'M3 16V5h5l1.500 2H15v2M3 16l2.500-7H18l-2.500 7z',
  print: 'M6 8V3.500h8V8M4 8h12v6h-2.500M6.500 14H4V8M6.500 12h7v5h-7z',
  upload: 'M10 13V4M6 8l4-4 4 4M4 13v3.500h12V13',
  download: 'M10 4v9M6 9l4 4 4-4M4 13v3.500h12V13',
  link: 'M8.500 11.500a3 3 0 0 0 4.200 0l2.800-2.800a3 3 0 0 0-4.200-4.200l-.8.800M11.500 8.500a3 3 0 0 0-4.200 0l-2.800 2.800a3 3 0 0 0 4.200 4.200l.8-.8',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c.4-3.300 2.800-5 6-5s5.600 1.700 6 5',
  move: 'M3.500 10h11M10.500 6l4 4-4 4M17 4v12',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  undo: 'M7 4 3.500 7.500 7 11M3.500 7.500H12a4.500 4.500 0 0 1 0 9H8',
  redo: 'M13 4l3.500 3.500L13 11M16.500 7.500H8a4.500 4.500 0 0 0 0 9h4',
  back: 'M8.500 5 3.500 10l5 5M3.500 10h13',
} as const;

export type IconName = keyof typeof paths;

/** Always beside words or in a button that has a spoken name, so it is hidden from screen readers. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg className="gb-icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
