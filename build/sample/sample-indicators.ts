import { rankedId } from './ranked-id.ts';
import type { SampleBuilder } from './sample-builder.ts';
import { fieldLines } from './source-format.ts';
import { indicatorSource } from './source/indicators.ts';

/** Indicators with what was read of them; `ranked` knows standards by their places, such as `workStandard:WX02-3-1-1`. */
export function addIndicators(builder: SampleBuilder, ranked: ReadonlyMap<string, string>): void {
  for (const line of fieldLines(indicatorSource)) {
    const [code = '', name = '', unit = '', watches = '', target = '', warning = '', frequency = ''] = line;
    const [position = '', dataSource = '', readings = ''] = line.slice(7);
    const label = watches.slice(2);
    const indicatorId = builder.add('indicator', {
      code,
      name,
      unit,
      workStandardId: watches.startsWith('S') ? rankedId(ranked, `workStandard:${label}`) : null,
      goalId: watches.startsWith('G') ? builder.idOf('goal', 'code', label) : null,
      targetValue: Number(target),
      warningSide: warning.startsWith('≤') ? 'ceiling' : 'floor',
      warningValue: Number(warning.slice(1)),
      frequency,
      positionId: builder.idOf('position', 'code', position),
      dataSource,
    });
    for (const reading of readings.split('、').filter((each) => each !== '')) {
      const [readOn = '', measured = ''] = reading.split('=');
      builder.add('indicatorReading', { indicatorId, readOn, measured: Number(measured) });
    }
  }
}
