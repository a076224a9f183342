import type { Settings } from '../../../../shared/contract/desktop.ts';
import { formatDateTime } from '../../../lib/format.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { Icon } from '../../../ui/icons.tsx';

interface RecentFilesProps {
  readonly words: Words['start'];
  readonly recent: Settings['recent'];
  readonly onOpen: (path: string) => void;
}

/** Files opened before, the last one first. */
export function RecentFiles({ words, recent, onOpen }: RecentFilesProps) {
  return (
    <section className="gb-card gb-start-recent">
      <h2>{words.recent}</h2>
      {recent.length === 0 ? (
        <p className="gb-muted">{words.noRecent}</p>
      ) : (
        <ul>
          {recent.map((entry) => (
            <li key={entry.path}>
              <button type="button" onClick={() => onOpen(entry.path)} title={entry.path}>
                <Icon name="file" />
                <span className="gb-start-recent-name gb-ellipsis">{entry.departmentName}</span>
                <span className="gb-start-recent-path gb-ellipsis">{entry.path}</span>
                <span className="gb-muted">{words.lastOpened(formatDateTime(entry.openedAt))}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
