import type { EvidenceTargetKind } from '../../shared/domain/evidence.ts';
import type { RecordFields } from '../../shared/domain/record-kind.ts';
import { fieldLines } from './source-format.ts';
import { evidenceListSource } from './source/evidence-list.ts';

/** A row of the evidence list: the record's fields, its folder and what it proves. */
export interface EvidenceRow {
  readonly fields: Partial<RecordFields<'evidence'>> & {
    readonly number: string;
    readonly title: string;
    readonly fileName: string;
  };
  readonly folder: string;
  readonly links: string;
}

const kinds = { 文: 'text', 统: 'statistics', 声: 'media', 证: 'certificate', 物: 'object', 他: 'other' } as const;
const secrecy = { 内部: 'internal', 公开: 'public', 秘密: 'confidential' } as const;
const targets: Readonly<Record<string, EvidenceTargetKind>> = {
  S: 'workStandard',
  W: 'workItem',
  D: 'duty',
  P: 'position',
  L: 'workflow',
  T: 'annualTask',
  Z: 'statement',
  K: 'section',
  F: 'finding',
  I: 'indicator',
};

/** The sample's evidence in the order of its list. */
export function evidenceRows(): EvidenceRow[] {
  return fieldLines(evidenceListSource).map((line) => {
    const [number = '', folder = '', fileName = '', title = '', kind = '', formedOn = '', provider = '', keeper = ''] =
      line;
    const [physicalPlace = '', secrecyWord = '', links = ''] = line.slice(8);
    return {
      folder,
      links,
      fields: {
        number,
        title,
        fileName,
        formedOn,
        provider,
        keeper,
        physicalPlace,
        kind: kinds[kind as keyof typeof kinds],
        secrecyLevel: secrecy[secrecyWord as keyof typeof secrecy],
        year: formedOn.slice(0, 4),
      },
    };
  });
}

/** What a piece proves, as kind and label. */
export function evidenceLinksOf(
  row: EvidenceRow,
): { readonly targetKind: EvidenceTargetKind; readonly label: string }[] {
  return row.links
    .split(/\s+/u)
    .filter((link) => link !== '')
    .map((link) => {
      const targetKind = targets[link.slice(0, 1)];
      if (targetKind === undefined) throw new Error(`unknown link ${link}`);
      return { targetKind, label: link.slice(2) };
    });
}
