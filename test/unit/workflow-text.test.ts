import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workflowStepKinds } from '../../shared/domain/workflow.ts';
import { parseWorkflowText } from '../../shared/domain/workflow-text.ts';
import { printChain, printWorkflowText } from '../../shared/domain/workflow-text-print.ts';
import type { TextStep, WorkflowText } from '../../shared/domain/workflow-text-tokens.ts';

const names = ['科员', '科长', '维修调度岗', '教务处'];

/** A workflow in short: `kind actor:action {note}`, and arrows as `1>2 label`. */
function short({ steps, links }: WorkflowText): { steps: string[]; links: string[] } {
  return {
    steps: steps.map(({ kind, actor, action, details: _details, ...notes }) => {
      const said = Object.entries(notes).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`]));
      return [`${kind} ${actor}:${action}`, ...said].join(' ');
    }),
    links: links.map(({ from, to, label }) => `${from + 1}>${to + 1}${label === '' ? '' : ` ${label}`}`),
  };
}
const read = (text: string) => short(parseWorkflowText(text, names));

describe('reading a workflow as people write it', () => {
  it.each(['→', '->', '-->', '⇒', '>', '—>', '——>', '＞', '=>', ' → '])('takes %s for an arrow', (arrow) => {
    expect(read(['科员：收集材料', '科长审核', '归档'].join(arrow))).toEqual({
      steps: ['start 科员:收集材料', 'action 科长:审核', 'end :归档'],
      links: ['1>2', '2>3'],
    });
  });

  it('leaves a sign before a number, an arrow in quotes and a condition in brackets alone', () => {
    expect(read('抽检得分>95%的餐厅→公布「红榜→绿榜」→（乘车区间变动较大须填审批表）持照片到窗口').steps).toEqual([
      'start :抽检得分>95%的餐厅',
      'action :公布「红榜→绿榜」',
      'end :（乘车区间变动较大须填审批表）持照片到窗口',
    ]);
  });

  it('finds times, weeks, records and their keepers in brackets', () => {
    expect(
      read(
        '报修人：提交报修（随时）→维修调度岗派单（半小时内）（记录：派单记录；保管：维修调度岗；保存：3年）→教务处汇总（第14周左右）',
      ).steps,
    ).toEqual([
      'start 报修人:提交报修 timeLimit=随时',
      'action 维修调度岗:派单 output=派单记录 keeper=维修调度岗 retention=3年 timeLimit=半小时内',
      'end 教务处:汇总 timing=第14周左右',
    ]);
  });

  it('follows branches behind a decision, in one line or in brackets', () => {
    expect(read('科员：收集材料→科长：审核，合格→公布；不合格→返回收集材料')).toEqual({
      steps: ['start 科员:收集材料', 'decision 科长:审核', 'end :公布'],
      links: ['1>2', '2>3 合格', '2>1 不合格'],
    });
    expect(read('收集材料→审核→合格→公布；不合格→返回修改')).toEqual({
      steps: ['start :收集材料', 'decision :审核', 'end :公布', 'action :返回修改'],
      links: ['1>2', '2>3 合格', '2>4 不合格', '4>1'],
    });
    expect(read('受理→判定等级（紧急→2小时内到场；一般→24小时内到场）→维修')).toEqual({
      steps: ['start :受理', 'decision :判定等级', 'action :2小时内到场', 'action :24小时内到场', 'end :维修'],
      links: ['1>2', '2>3 紧急', '2>4 一般', '3>5', '4>5'],
    });
  });

  it('forks into ways that are taken at once, and joins them', () => {
    expect(read('受理→（同时：科员：打印；教务处：核对→盖章）→发放')).toEqual({
      steps: [
        'start :受理',
        'fork :并行',
        'action 科员:打印',
        'action 教务处:核对',
        'action :盖章',
        'join :汇合',
        'end :发放',
      ],
      links: ['1>2', '2>3', '2>4', '3>6', '4>5', '5>6', '6>7'],
    });
  });

  it.each([
    ['1. 科员：收集材料\n2. 科长：审核（合格→3；不合格→1）\n3. 归档'],
    ['1、 科员：收集材料\n2. 科长：审核（合格→3；不合格→1）\n3．归档'],
    ['第1步：科员：收集材料\n第2步：科长：审核（合格→第3步；不合格→第1步）\n第3步：归档'],
  ])('reads numbered lines with roles: %s', (text) => {
    expect(read(text)).toEqual({
      steps: ['start 科员:收集材料', 'decision 科长:审核', 'end :归档'],
      links: ['1>2', '2>3 合格', '2>1 不合格'],
    });
  });

  it('keeps lines of another numbering as sub-steps of the step before', () => {
    const { steps } = parseWorkflowText('1. 科员：收集材料\n（1）身份证\n（2）申请表\n2. 归档', names);
    expect(steps.map(({ details }) => details)).toEqual(['身份证\n申请表', '']);
  });

  it('gives nothing for nothing, and takes any text at all', () => {
    expect(parseWorkflowText(' \n ')).toEqual({ steps: [], links: [] });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'→；（）()「」：合格不返回1.、\n同时a>-'), maxLength: 60 }),
        (text) => {
          const { steps, links } = parseWorkflowText(text, names);
          for (const { from, to } of links) expect(Math.max(from, to)).toBeLessThan(steps.length);
          for (const step of steps) expect(step.action.length).toBeLessThanOrEqual(200);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const words = fc
  .string({
    unit: fc.constantFrom(...'审核合格不返回科长教务处→>-（）()「」：:；，,、.1 2周《》“”无是步'),
    minLength: 1,
    maxLength: 14,
  })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const maybe = fc.oneof(fc.constant(''), words);
const detail = fc.array(words, { maxLength: 2 }).map((lines) => lines.join('\n'));
const step: fc.Arbitrary<TextStep> = fc.record({
  kind: fc.constantFrom(...workflowStepKinds),
  actor: maybe,
  action: words,
  details: detail,
  input: maybe,
  output: maybe,
  keeper: maybe,
  retention: maybe,
  timeLimit: maybe,
  timing: maybe,
});
const workflows: fc.Arbitrary<WorkflowText> = fc.array(step, { minLength: 1, maxLength: 7 }).chain((steps) =>
  fc
    .uniqueArray(fc.record({ from: fc.nat(steps.length - 1), to: fc.nat(steps.length - 1), label: maybe }), {
      selector: ({ from, to }) => `${from} ${to}`,
      maxLength: 10,
    })
    .map((links) => ({ steps, links: links.toSorted((a, b) => a.from - b.from) })),
);

describe('printing a workflow as text', () => {
  it('reads back every workflow that it prints, whatever its words', () => {
    fc.assert(
      fc.property(workflows, (shape) => {
        expect(parseWorkflowText(printWorkflowText(shape, names), names)).toEqual(shape);
      }),
      { numRuns: 1000 },
    );
  });

  it('prints a plain chain in one line that reads back, and nothing else', () => {
    const chain = parseWorkflowText('科员：收集材料（3日内）→科长：审核→归档', names);
    expect(printChain(chain)).toBe('科员：收集材料（时限：3日内）→科长：审核→归档');
    expect(printChain(parseWorkflowText('申请→审核，合格→办结；不合格→返回申请'))).toBeNull();
  });

  it('goes on after a way back from the branch that leads on, and takes what leads back as the name of a branch', () => {
    const short = (text: string): string => {
      const { steps, links } = parseWorkflowText(text, ['科员', '科长']);
      return [
        steps.map((step) => step.action).join(' '),
        links.map(({ from, to, label }) => `${from}>${to}${label}`).join(' '),
      ].join(' / ');
    };
    expect(short('科员：命题→科长：审题，通过→印刷；退修→返回命题→科员：分发')).toBe(
      '命题 审题 印刷 分发 / 0>1 1>2通过 1>0退修 2>3',
    );
    expect(short('科员：登记→科长：审核，合格→收费；不合格→返回修改→科员：归档')).toBe(
      '登记 审核 收费 返回修改 归档 / 0>1 1>2合格 1>3不合格 2>4 3>0',
    );
  });
});
