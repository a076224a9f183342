import { useState } from 'react';
import type { ReviewItemRow, ReviewNode } from '../../../shared/contract/reviews.ts';
import type { ReviewedKind } from '../../../shared/domain/review.ts';
import { api } from '../../lib/client.ts';
import { isRecordName, recordKinds } from '../../lib/record-kinds.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { valueWords } from '../../lib/value-words.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { RemarkCard } from './components/remark-card.tsx';
import { type Remark, RemarkForm } from './components/remark-form.tsx';

interface RecordReviewProps {
  readonly reviewId: string;
  readonly kind: ReviewedKind;
  readonly id: string;
  readonly mayJudge: boolean;
}

type Place = { readonly node: ReviewNode; readonly field: string };

/** A record with all that it owns, field by field; every field and every record can be remarked on. */
export function RecordReview({ reviewId, kind, id, mayJudge }: RecordReviewProps) {
  const all = useWords();
  const words = all.reviews;
  const [showEmpty, setShowEmpty] = useState(false);
  const [writing, setWriting] = useState<Place | null>(null);
  const { value } = useLoaded(() => api.reviews.record({ reviewId, kind, id }), { key: id, kinds: recordKinds });
  const [root] = value?.nodes ?? [];
  if (value === null || root === undefined) return null;
  const say = async (place: Place, verdict: 'accepted' | 'returned', remark: Remark): Promise<void> => {
    const { node, field } = place;
    const where = { rootKind: kind, rootId: id, recordKind: node.kind, recordId: node.id, field };
    const done = await save(() => api.reviews.judge({ reviewId, verdicts: [{ ...where, verdict, ...remark }] }));
    if (done !== null) setWriting(null);
  };
  const fieldNames: Readonly<Record<string, string>> = all.records.fields;
  const accept = (node: ReviewNode): void =>
    void say({ node, field: '' }, 'accepted', { remark: '', score: null, dueOn: '' });
  const itemsAt = (node: ReviewNode, field: string): readonly ReviewItemRow[] =>
    value.items.filter((item) => item.recordId === node.id && item.field === field);
  const said = (node: ReviewNode, field: string) => (
    <>
      {itemsAt(node, field).map((item) => (
        <RemarkCard key={item.id} item={item} words={all} mayJudge={mayJudge} />
      ))}
      {writing?.node.id === node.id && writing.field === field && (
        <RemarkForm
          words={words.form}
          initial={itemsAt(node, field)[0] ?? null}
          onCancel={() => setWriting(null)}
          onSubmit={(remark) => void say({ node, field }, 'returned', remark)}
        />
      )}
    </>
  );
  return (
    <div className="reviews-page">
      <div className="reviews-page-head">
        <h2>{root.title || words.blank}</h2>
        <label className="reviews-check">
          <input type="checkbox" checked={showEmpty} onChange={() => setShowEmpty(!showEmpty)} />
          {words.showEmpty}
        </label>
        {mayJudge && (
          <div className="gb-actions">
            <Button onClick={() => setWriting({ node: root, field: '' })}>{words.returnWhole}</Button>
            <Button tone="primary" icon="check" onClick={() => accept(root)}>
              {words.acceptWhole}
            </Button>
          </div>
        )}
      </div>
      {value.nodes.map((node) => (
        <section key={node.id} className="reviews-node" data-depth={Math.min(node.depth, 3)} aria-label={node.title}>
          {node.depth > 0 && (
            <h3>
              {isRecordName(node.kind) ? all.records.kinds[node.kind] : node.kind}
              <span>{node.title}</span>
            </h3>
          )}
          {said(node, '')}
          <dl>
            {node.fields
              .filter(({ field, text }) => showEmpty || text !== '' || itemsAt(node, field).length > 0)
              .map(({ field, text }) => (
                <div key={field} className="reviews-field">
                  <dt>{fieldNames[field] ?? field}</dt>
                  <dd>
                    <div className="reviews-value">
                      {text === '' ? (
                        <span className="gb-muted">{words.blank}</span>
                      ) : (
                        <span>{valueWords(field, text, all)}</span>
                      )}
                      {mayJudge && (
                        <button
                          type="button"
                          className="reviews-remark"
                          aria-label={words.remarkOn(fieldNames[field] ?? field)}
                          onClick={() => setWriting({ node, field })}
                        >
                          {words.remarkShort}
                        </button>
                      )}
                    </div>
                    {said(node, field)}
                  </dd>
                </div>
              ))}
            {node.evidence.length > 0 && (
              <div className="reviews-field">
                <dt>{all.records.kinds.evidence}</dt>
                <dd>
                  <ul className="reviews-proofs">
                    {node.evidence.map(({ linkId, number, title }) => (
                      <li key={linkId}>{`${number} ${title}`.trim()}</li>
                    ))}
                  </ul>
                </dd>
              </div>
            )}
          </dl>
        </section>
      ))}
    </div>
  );
}
