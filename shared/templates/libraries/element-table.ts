import type { Layer, LibraryEntryFile, Safeguard, StandardType } from '../../domain/library.ts';

/** Standard elements of one type: area → elements. `报到率=新生报到率≥95%` names an element and what it may ask for. */
export interface ElementTable {
  readonly layer: Layer;
  readonly safeguard?: Safeguard;
  readonly type: StandardType;
  readonly source: string;
  readonly areas: Readonly<Record<string, string>>;
}

/** One entry an element, in the order of the tables; keys count within layer and type, so that they stay as tables grow. */
export function entriesOf(tables: readonly ElementTable[]): LibraryEntryFile[] {
  return tables.flatMap(({ layer, safeguard = '', type, source, areas }, table) =>
    Object.entries(areas).flatMap(([area, elements], place) =>
      elements
        .split('、')
        .map((element) => element.split('='))
        .map(([name = '', requirement = ''], index) => ({
          key: `${layer}.${type}.${table + 1}.${place + 1}.${index + 1}`,
          layer,
          safeguard,
          standardType: type,
          area,
          name,
          requirement,
          checkMethod: '',
          basis: source,
          expectedEvidence: '',
        })),
    ),
  );
}
