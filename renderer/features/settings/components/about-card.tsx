import type { WorkspaceStatus } from '../../../../shared/contract/workspace.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { SectionCard } from '../../../ui/page.tsx';

export interface About {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  readonly hostPort: string;
}

interface AboutCardProps {
  readonly words: Words['settings']['about'];
  readonly about: About;
  readonly status: WorkspaceStatus | null;
}

export function AboutCard({ words, about, status }: AboutCardProps) {
  const facts: readonly (readonly [string, string])[] = [
    [words.version, about.version],
    [words.engine, `Electron ${about.electron}, Chromium ${about.chromium}`],
    [words.host, `Node ${about.node}, ${about.hostPort}`],
    ...(status === null
      ? []
      : ([
          [words.schema, String(status.schemaVersion)],
          [words.workspaceId, status.workspaceId],
        ] as const)),
  ];
  return (
    <SectionCard title={words.title} note={words.shortcuts}>
      <dl className="gb-settings-about">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </SectionCard>
  );
}
