import type { LinkEntry } from '../../../shared/contract/links.ts';
import { api } from '../../lib/client.ts';
import { closeLinks, openLinks } from '../../lib/links-door.ts';
import { navigate } from '../../lib/navigation.ts';
import { iconOfKind, placeOfHit } from '../../lib/record-places.ts';
import { isRecordName, recordKinds } from '../../lib/record-kinds.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons.tsx';
import './links.css';

/** Everything that is linked to a record, by kind. An entry goes to its place; its mark shows what is linked to that. */
export function LinksDialog({ kind, id }: { readonly kind: string; readonly id: string }) {
  const all = useWords();
  const words = all.links;
  const asked = isRecordName(kind) ? kind : 'position';
  const links = useLoaded(() => api.links.of({ kind: asked, id }), { key: `${kind}:${id}`, kinds: recordKinds });
  const go = (entry: LinkEntry): void => {
    closeLinks();
    const place = placeOfHit(entry);
    navigate(place.screen, place.params);
  };
  const found = links.value;
  return (
    <Dialog wide title={words.title} closeLabel={all.common.close} onClose={closeLinks}>
      {links.error !== null && <EmptyState icon="link" text={all.errors[links.error.code]('')} />}
      {found !== null && (
        <>
          <p className="links-about">
            <Icon name={iconOfKind(found.kind)} size={16} />
            <span>{words.about(all.records.kinds[found.kind], found.title)}</span>
          </p>
          {found.groups.length === 0 && <EmptyState icon="link" text={words.none} />}
          {found.groups.map((group, at) => (
            <section key={group.kind} className="links-group" aria-label={all.records.kinds[group.kind]}>
              <h3>
                {all.records.kinds[group.kind]}
                <span className="gb-muted">
                  {group.total > group.entries.length
                    ? words.shown(group.entries.length, group.total)
                    : words.count(group.total)}
                </span>
              </h3>
              <ul>
                {group.entries.map((entry, index) => (
                  <li key={entry.id}>
                    <button
                      type="button"
                      {...(at === 0 && index === 0 ? { 'data-autofocus': '' } : {})}
                      title={entry.title}
                      onClick={() => go(entry)}
                    >
                      <Icon name={iconOfKind(entry.kind)} size={15} />
                      <span className="links-title">{entry.title}</span>
                      <span className="gb-muted links-place">
                        {[
                          entry.through === '' ? '' : words.through(entry.through),
                          entry.root.title === '' ? '' : words.of(entry.root.title),
                        ]
                          .filter((part) => part !== '')
                          .join(' ')}
                      </span>
                      <span className={`gb-tag links-relation is-${entry.relation}`}>
                        {words.relations[entry.relation]}
                      </span>
                    </button>
                    <IconButton
                      icon="link"
                      label={`${words.show} ${entry.title}`}
                      onClick={() => openLinks(entry.kind, entry.id)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Dialog>
  );
}
