import type { WorkspaceStatus } from '../../../../shared/contract/workspace.ts';
import { formatBytes } from '../../../../shared/format-bytes.ts';
import { formatCount, formatDateTime } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Button } from '../../../ui/button.tsx';
import { SectionCard } from '../../../ui/page.tsx';

interface FileCardProps {
  readonly words: Words;
  readonly status: WorkspaceStatus;
  readonly onShowInFolder: () => void;
  readonly onSwitch: () => void;
}

export function FileCard({ words, status, onShowInFolder, onSwitch }: FileCardProps) {
  const own = words.settings.file;
  const facts: readonly (readonly [string, string])[] = [
    [own.size, formatBytes(status.fileSizeBytes)],
    [own.evidence, formatBytes(status.evidenceBytes)],
    [own.revisions, formatCount(status.revisionCount)],
    [own.lastSaved, status.lastSavedAt === null ? own.never : formatDateTime(status.lastSavedAt)],
  ];
  return (
    <SectionCard
      title={own.title}
      actions={
        <>
          <Button onClick={onShowInFolder}>{words.common.showInFolder}</Button>
          <Button onClick={onSwitch}>{own.switchFile}</Button>
        </>
      }
    >
      <p className="gb-settings-path">
        <span className="gb-muted">{own.path}</span> {status.path}
      </p>
      <dl className="gb-facts">
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
