import type { RecordFields } from '../../shared/domain/record-kind.ts';
import { rankedId } from './ranked-id.ts';
import type { SampleBuilder } from './sample-builder.ts';
import { fieldLines } from './source-format.ts';
import { findingSource } from './source/findings.ts';

/** The ledger of findings; `ranked` knows standards and duties by their places, such as `workStandard:WX02-3-3-1`. */
export function addFindings(builder: SampleBuilder, ranked: ReadonlyMap<string, string>): void {
  for (const line of fieldLines(findingSource)) {
    const [number = '', foundOn = '', origin = '', foundBy = '', problem = '', concerns = '', cause = ''] = line;
    const [correction = '', position = '', mendBy = '', startedOn = '', mendedOn = '', outcome = ''] = line.slice(7);
    const [verifiedOn = '', verifiedBy = ''] = line.slice(13);
    const label = concerns.slice(2);
    builder.add('finding', {
      number,
      foundOn,
      origin: origin as RecordFields<'finding'>['origin'],
      foundBy,
      problem,
      ...(concerns.startsWith('S') ? { workStandardId: rankedId(ranked, `workStandard:${label}`) } : {}),
      ...(concerns.startsWith('D') ? { dutyId: rankedId(ranked, `duty:${label}`) } : {}),
      ...(concerns.startsWith('T') ? { annualTaskId: builder.idOf('annualTask', 'code', label) } : {}),
      ...(concerns.startsWith('I') ? { indicatorId: builder.idOf('indicator', 'code', label) } : {}),
      cause,
      correction,
      positionId: builder.idOf('position', 'code', position),
      mendBy,
      startedOn,
      mendedOn,
      outcome,
      verifiedOn,
      verifiedBy,
    });
  }
}
