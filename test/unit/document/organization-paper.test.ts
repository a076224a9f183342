import { expect, it } from 'vitest';
import { organizationPaper } from '../../../shared/document/papers/organization-paper.ts';
import { typeArea } from '../../../shared/document/page-geometry.ts';
import { RecordSetBuilder } from '../../support/record-set-builder.ts';

it('a chain of long names is drawn smaller until it fits on its page, and nobody of it is left out', () => {
  const builder = new RecordSetBuilder();
  const section = builder.add('section', { name: '综合科' });
  let above: string | null = null;
  const names = Array.from(
    { length: 24 },
    (_, index) => `${index + 1}号教学楼及附属用房设备设施运行维护、安全巡查、能耗统计与物资管理综合岗位（轮班）`,
  );
  for (const name of names)
    above = builder.add('position', { name, sectionId: section.id, reportsToPositionId: above }).id;
  const { parts } = organizationPaper(builder.build(), { date: '2026-11-23' });
  const [diagram] = parts.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'diagram'));
  const words = (diagram?.drawing.shapes ?? []).map(({ text }) => text.map(({ line }) => line).join(''));
  expect(names.filter((name) => !words.some((text) => text.startsWith(name)))).toEqual([]);
  expect(diagram?.drawing.heightMm).toBeLessThan(typeArea('handbook', 'landscape').heightMm);
});

it('whoever cannot see the chart is told of the leaders and of every section', () => {
  const builder = new RecordSetBuilder();
  const head = builder.add('position', { name: '处长' });
  const section = builder.add('section', { name: '综合科' });
  builder.add('section', { name: '新设科' });
  builder.add('position', { name: '文秘岗', sectionId: section.id, reportsToPositionId: head.id });
  const { parts } = organizationPaper(builder.build(), { date: '2026-11-23' });
  const [diagram] = parts.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'diagram'));
  expect(diagram?.alternative).toBe('后勤处：处长；综合科（文秘岗）；新设科。');
});
