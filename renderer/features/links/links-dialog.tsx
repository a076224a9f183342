import { useState } from 'react';
import type { LinkEntry } from '../../../shared/contract/links.ts';
import { coverageTargets } from '../../../shared/domain/coverage/kinds.ts';
import { evidenceTargetKinds } from '../../../shared/domain/evidence.ts';
import { api } from '../../lib/client.ts';
import { closeLinks, openLinks } from '../../lib/links-door.ts';
import { navigate } from '../../lib/navigation.ts';
import { linkPieces, pickProof } from '../../lib/proof/link-proof.ts';
import { ProofDialog } from '../../lib/proof/proof-dialog.tsx';
import { iconOfKind, placeOfHit } from '../../lib/record-places.ts';
import { isRecordName, recordKinds } from '../../lib/record-kinds.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { placeIn } from '../../lib/workspace-screens.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons.tsx';
import './links.css';

/** Kinds that have a row of their own in the coverage matrix. */
const coverageKinds: ReadonlySet<string> = new Set(Object.values(coverageTargets));

/** Only pieces that prove the record itself, not one of its parts. */
function linkedId(entry: LinkEntry): string {
  return entry.through === '' ? entry.id : '';
}

function proofYears(own: string, nameOf: (year: number) => string): { value: string; label: string }[] {
  const now = new Date().getFullYear();
  return [
    { value: '', label: own },
    ...[now, now - 1, now + 1].map((year) => ({ value: String(year), label: nameOf(year) })),
  ];
}

/** Everything that is linked to a record, by kind. An entry goes to its place; its mark shows what is linked to that. */
export function LinksDialog({ kind, id }: { readonly kind: string; readonly id: string }) {
  const all = useWords();
  const workspaceKind = useWorkspace(({ status }) => status?.kind ?? 'department');
  const words = all.links;
  const asked = isRecordName(kind) ? kind : 'position';
  const links = useLoaded(() => api.links.of({ kind: asked, id }), { key: `${kind}:${id}`, kinds: recordKinds });
  const go = (entry: LinkEntry): void => {
    closeLinks();
    const place = placeIn(workspaceKind, placeOfHit(entry), entry);
    navigate(place.screen, place.params);
  };
  const found = links.value;
  const [adding, setAdding] = useState(false);
  const target = evidenceTargetKinds.find((one) => one === kind);
  return (
    <Dialog
      wide
      title={words.title}
      closeLabel={all.common.close}
      onClose={closeLinks}
      {...(target === undefined
        ? {}
        : {
            footer: (
              <>
                {coverageKinds.has(kind) && (
                  <Button
                    icon="coverage"
                    onClick={() => {
                      closeLinks();
                      navigate('coverage', { id });
                    }}
                  >
                    {words.coverage}
                  </Button>
                )}
                <Button icon="evidence" onClick={() => setAdding(true)}>
                  {all.coverage.addProof}
                </Button>
              </>
            ),
          })}
    >
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
      {adding && found !== null && target !== undefined && (
        <ProofDialog
          name={found.title}
          suggested={[]}
          linked={
            new Set(found.groups.flatMap((group) => (group.kind === 'evidence' ? group.entries.map(linkedId) : [])))
          }
          years={proofYears(all.coverage.proof.ownYear, (year) => all.common.year(year))}
          onClose={() => setAdding(false)}
          onTakeIn={(year) => {
            setAdding(false);
            void pickProof({ targetKind: target, targetId: id, recordName: '', year });
          }}
          onChoose={(ids, year) => {
            setAdding(false);
            void linkPieces(ids, { targetKind: target, targetId: id, recordName: '', year });
          }}
        />
      )}
    </Dialog>
  );
}
