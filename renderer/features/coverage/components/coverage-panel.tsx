import type { CoverageCandidate, CoverageDetail, CoverageProof } from '../../../../shared/contract/coverage.ts';
import { coverageTargets } from '../../../../shared/domain/coverage/kinds.ts';
import type { CoverageRow } from '../../../../shared/domain/coverage/matrix.ts';
import { LinksButton } from '../../../lib/links-button.tsx';
import { recordMark } from '../../../lib/links-door.ts';
import type { Words } from '../../../lib/words/words-shape.ts';
import { dragPiece } from '../dragged-pieces.ts';
import { Button, IconButton } from '../../../ui/button.tsx';

interface CoveragePanelProps {
  readonly row: CoverageRow;
  /** Null while it is read. */
  readonly detail: CoverageDetail | null;
  readonly yearName: string;
  readonly words: Words['coverage'];
  readonly shared: Words['common'];
  readonly onClose: () => void;
  readonly onLink: (pieces: readonly CoverageCandidate[]) => void;
  readonly onUnlink: (proof: CoverageProof) => void;
  readonly onAdd: () => void;
  readonly onTakeIn: () => void;
  readonly onOpenEvidence: (evidenceId: string) => void;
  readonly onOpenRecord: () => void;
}

/** Why one thing stands as it does, where its evidence may lie, who keeps it, and the step that links it. */
export function CoveragePanel(props: CoveragePanelProps) {
  const { row, detail, yearName, words, shared } = props;
  const known = detail?.proofs.find(({ physicalPlace }) => physicalPlace !== '');
  const keepers = [
    ...new Set([...(detail?.keepers ?? []), ...(detail?.proofs ?? []).map(({ keeper }) => keeper)]),
  ].filter((name) => name !== '');
  const facts: readonly (readonly [string, string])[] =
    detail === null
      ? []
      : [
          [words.path(row.kind), detail.path.join(' › ')],
          [words.expects, detail.expected.join('、') || words.expected(row)],
          [words.howOften, [...new Set([words.cadences[row.cadence], detail.frequency])].filter(Boolean).join(' · ')],
          [words.checkMethod, detail.checkMethod],
          [words.keeper, keepers.length === 0 ? words.nobody : keepers.join('、')],
          [
            words.where,
            [
              known === undefined ? '' : words.whereLast(known.physicalPlace, known.day),
              keepers.length === 0 ? '' : words.whereAsk(keepers.join('、')),
            ]
              .filter(Boolean)
              .join('；'),
          ],
        ];
  return (
    <aside className="coverage-panel" {...recordMark(coverageTargets[row.kind], row.targetId)} aria-label={words.panel}>
      <div className="coverage-panel-head">
        <h2>{words.kinds[row.kind]}</h2>
        <LinksButton kind={coverageTargets[row.kind]} id={row.targetId} />
        <IconButton icon="close" label={shared.close} onClick={props.onClose} />
      </div>
      <div className="coverage-panel-body" tabIndex={0} role="region" aria-label={words.panel}>
        <p className="coverage-panel-title">{detail?.title ?? row.title}</p>
        <p className="coverage-why">
          <span className="coverage-state" data-state={row.state}>
            {words.states[row.state]}
          </span>
          <span>{words.sentence(row, yearName)}</span>
        </p>
        <dl className="coverage-facts">
          {facts
            .filter(([, text]) => text !== '')
            .map(([name, text]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
        </dl>
        {detail !== null && detail.candidates.length > 0 && (
          <>
            <h3>
              {words.candidates}
              {detail.candidates.length > 1 && (
                <Button tone="quiet" onClick={() => props.onLink(detail.candidates)}>
                  {words.linkAll(detail.candidates.length)}
                </Button>
              )}
            </h3>
            <ul className="coverage-pieces">
              {detail.candidates.map((piece) => (
                <li
                  key={piece.evidenceId}
                  draggable
                  title={words.dragPiece}
                  onDragStart={(event) => dragPiece(event.dataTransfer, piece.evidenceId)}
                >
                  <span>
                    {piece.title}
                    <small>{[piece.number, piece.day].filter(Boolean).join(' · ')}</small>
                  </span>
                  <Button icon="link" onClick={() => props.onLink([piece])} aria-label={`${words.link} ${piece.title}`}>
                    {words.link}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        {detail !== null && (
          <>
            <h3>{words.proofs}</h3>
            {detail.proofs.length === 0 && <p className="gb-hint">{words.noProofs}</p>}
            <ul className="coverage-pieces">
              {detail.proofs.map((proof) => (
                <li
                  key={proof.linkId}
                  draggable
                  title={words.dragPiece}
                  onDragStart={(event) => dragPiece(event.dataTransfer, proof.evidenceId)}
                >
                  <span>
                    <button
                      type="button"
                      className="gb-link-button"
                      onClick={() => props.onOpenEvidence(proof.evidenceId)}
                    >
                      {proof.title}
                    </button>
                    <small>
                      {[
                        proof.number,
                        proof.day || proof.year,
                        proof.hasFile ? '' : words.noFile,
                        proof.damaged ? words.damaged : proof.counts ? '' : words.ofOtherYear,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                  <IconButton icon="close" label={words.unlink(proof.title)} onClick={() => props.onUnlink(proof)} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="coverage-panel-actions">
        <Button tone="primary" icon="link" onClick={props.onAdd}>
          {words.chooseProof}
        </Button>
        <Button icon="upload" onClick={props.onTakeIn}>
          {words.takeIn}
        </Button>
        <Button tone="quiet" onClick={props.onOpenRecord}>
          {words.openRecord}
        </Button>
      </div>
    </aside>
  );
}
