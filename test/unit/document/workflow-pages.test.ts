import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiagramStep } from '../../../shared/document/workflow-diagram.ts';
import { workflowPages } from '../../../shared/document/workflow-pages.ts';

const areaMm = { widthMm: 160, heightMm: 220 };
const actors = ['申请人', '科员', '科长', '分管处长', '财务处'];

/** A long workflow: every seventh step decides, and leads back three steps when it says no. */
function long(
  count: number,
  lanes: number,
): { steps: DiagramStep[]; links: Parameters<typeof workflowPages>[0]['links'] } {
  const kind = (index: number): DiagramStep['kind'] =>
    index === 0 ? 'start' : index === count - 1 ? 'end' : index % 7 === 5 ? 'decision' : 'action';
  const steps = Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    kind: kind(index),
    action: ['收集并核对申报材料', '审核材料是否齐全有效', '登记台账并编号', '提交会议研究决定'][index % 4] ?? '',
    actor: actors[((index * 3) % 7) % lanes] ?? '',
    note: index % 4 === 0 ? '3个工作日内' : '',
  }));
  const links = steps
    .slice(0, -1)
    .flatMap((step, index) => [
      { fromStepId: step.id, toStepId: `s${index + 1}`, label: step.kind === 'decision' ? '合格' : '' },
      ...(step.kind === 'decision' ? [{ fromStepId: step.id, toStepId: `s${index - 3}`, label: '不合格' }] : []),
    ]);
  return { steps, links };
}

describe('a workflow on paper', () => {
  it('of 40 steps stands on pages of A4 with words of at least six points', () => {
    for (const lanes of [1, 3, 5]) {
      const pages = workflowPages({ ...long(40, lanes), look: { lanes: true }, areaMm });
      expect(pages.length).toBeLessThanOrEqual(4);
      for (const page of pages) {
        expect(page.widthMm).toBeLessThanOrEqual(areaMm.widthMm + 0.01);
        expect(page.heightMm).toBeLessThanOrEqual(areaMm.heightMm + 0.01);
        const sizes = page.shapes.flatMap((shape) => shape.text.filter(({ muted }) => !muted).map(({ size }) => size));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(6);
      }
    }
  });

  it('shows each step once, and each arrow either whole or between two circles of one letter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 45 }), fc.integer({ min: 1, max: 5 }), (count, lanes) => {
        const { steps, links } = long(count, lanes);
        const pages = workflowPages({ steps, links, look: { lanes: true }, areaMm });
        const shapes = pages.flatMap((page) => page.shapes);
        const own = shapes.filter((shape) => shape.outline !== 'circle').map((shape) => shape.id);
        expect(own.sort()).toEqual(steps.map((step) => step.id).sort());
        const lines = pages.flatMap((page) => page.lines);
        for (const { fromStepId, toStepId } of links) {
          const whole = lines.some((line) => line.from === fromStepId && line.to === toStepId);
          const parted =
            lines.some((line) => line.from === fromStepId && line.to === `to ${toStepId}`) &&
            lines.some((line) => line.from === `from ${toStepId}` && line.to === toStepId);
          expect(whole || parted, `${fromStepId} → ${toStepId}`).toBe(true);
        }
        const letter = (id: string) => shapes.find((shape) => shape.id === id)?.text[0]?.line;
        for (const step of steps) expect(letter(`to ${step.id}`)).toBe(letter(`from ${step.id}`));
      }),
      { numRuns: 20 },
    );
  });

  it('stays one drawing while it fits', () => {
    expect(workflowPages({ ...long(6, 3), look: { lanes: true }, areaMm })).toHaveLength(1);
  });
});
