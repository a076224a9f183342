import type { EvidenceRow } from '../../shared/contract/evidence.ts';

/** A piece as a list shows it, blank but for what is given. */
export function evidenceRow(id: string, fields: Partial<EvidenceRow> = {}): EvidenceRow {
  return {
    id,
    departmentId: 'd',
    revisionId: 'v',
    number: '',
    title: '',
    kind: 'text',
    formedOn: '',
    yearKind: 'calendar',
    year: '',
    provider: '',
    keeper: '',
    physicalPlace: '',
    secrecyLevel: 'internal',
    remarks: '',
    fileHash: '',
    fileName: '',
    mediaType: '',
    sizeBytes: 0,
    ordinal: 0,
    links: [],
    parts: [],
    ...fields,
  };
}
