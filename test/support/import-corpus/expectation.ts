import type { ImportResult } from '../../../shared/domain/import/imported.ts';

/**
 * What a file must yield, one fact a line, such as `standard | 科长 > 年度计划 > 通过处务会审议`. Recovery is counted over
 * these lines, so that a field that is missing, wrong or in the wrong place counts as one.
 */
export type Facts = readonly string[];

/** `{timeLimit=当日;output=报告}` at a line's end. */
function detailsOf(text: string): { readonly words: string; readonly details: readonly string[] } {
  const match = /^(.*?) \{(.*)\}$/u.exec(text);
  return match === null
    ? { words: text, details: [] }
    : { words: match[1] ?? '', details: (match[2] ?? '').split(';') };
}

/**
 * The facts of the corpus notation: P position | section, F field=value (lines by /), D duty, I work item, S standard,
 * W workflow @position, T [actor] step, H field of a workflow, N section=duties, K text that is kept.
 */
export function readExpectation(text: string): { facts: Facts; kept: readonly string[] } {
  const facts: string[] = [];
  const kept: string[] = [];
  let [position, duty, item, workflow] = ['', '', '', ''];
  let step = 0;
  for (const line of text.trim().split('\n')) {
    const [mark, rest] = [line[0], line.slice(2)];
    const { words, details } = detailsOf(rest);
    switch (mark) {
      case 'P': {
        const [name = '', section = ''] = rest.split('|').map((part) => part.trim());
        position = name;
        facts.push(`position | ${name}`);
        if (section !== '') facts.push(`section | ${name} = ${section}`);
        break;
      }
      case 'F': {
        const at = rest.indexOf('=');
        facts.push(`${rest.slice(0, at)} | ${position} = ${rest.slice(at + 1)}`);
        break;
      }
      case 'D':
        duty = rest;
        item = '';
        facts.push(`duty | ${position} > ${duty}`);
        break;
      case 'I':
        item = rest;
        facts.push(`workItem | ${position} > ${duty} > ${item}`);
        break;
      case 'S': {
        const path = `${position} > ${duty} > ${item === '' ? '' : `${item} > `}${words}`;
        facts.push(`standard | ${path}`, ...details.map((detail) => `standard | ${path} : ${detail}`));
        break;
      }
      case 'W': {
        const [name = '', owner = ''] = rest.split(' @');
        workflow = name;
        step = 0;
        facts.push(`workflow | ${name}`, `owner | ${name} = ${owner === '-' ? '' : owner}`);
        break;
      }
      case 'T': {
        const match = /^(?:\[(.*?)\] )?(.*)$/u.exec(words);
        const path = `${workflow} ${(step += 1)}`;
        facts.push(`step | ${path} = ${match?.[2] ?? ''}`);
        if (match?.[1] !== undefined) facts.push(`actor | ${path} = ${match[1]}`);
        facts.push(...details.map((detail) => `step | ${path} : ${detail}`));
        break;
      }
      case 'H': {
        const at = rest.indexOf('=');
        facts.push(`workflow.${rest.slice(0, at)} | ${workflow} = ${rest.slice(at + 1)}`);
        break;
      }
      case 'N': {
        const at = rest.indexOf('=');
        facts.push(`sectionDuties | ${rest.slice(0, at)} = ${rest.slice(at + 1)}`);
        break;
      }
      case 'K':
        kept.push(rest);
        break;
      default:
        throw new Error(`no fact: ${line}`);
    }
  }
  return { facts, kept };
}

/** The facts that an interpretation states, written in the same way. */
export function factsOf(result: ImportResult): Facts {
  const facts: string[] = [];
  const lines = (text: string): string => text.replace(/\n/gu, '/');
  for (const { name, section, fields, headcount, reportsTo, holders, duties } of result.positions) {
    facts.push(`position | ${name}`);
    if (section !== '') facts.push(`section | ${name} = ${section}`);
    for (const [field, text] of Object.entries(fields)) facts.push(`${field} | ${name} = ${lines(text)}`);
    if (headcount !== null) facts.push(`headcount | ${name} = ${headcount}`);
    if (reportsTo !== '') facts.push(`reportsTo | ${name} = ${reportsTo}`);
    if (holders.length > 0) facts.push(`holders | ${name} = ${holders.join('/')}`);
    for (const duty of duties) {
      facts.push(`duty | ${name} > ${duty.text}`);
      for (const item of duty.items) {
        if (!item.implied) facts.push(`workItem | ${name} > ${duty.text} > ${item.text}`);
        for (const standard of item.standards) {
          const path = `${name} > ${duty.text} > ${item.implied ? '' : `${item.text} > `}${standard.text}`;
          facts.push(`standard | ${path}`);
          for (const [field, text] of Object.entries(standard.fields))
            facts.push(`standard | ${path} : ${field}=${text}`);
          if (standard.ratedScore !== null) facts.push(`standard | ${path} : ratedScore=${standard.ratedScore}`);
          if (standard.deductions !== '') facts.push(`standard | ${path} : deductions=${standard.deductions}`);
        }
      }
    }
  }
  const nameOf = new Map(result.positions.map(({ key, name }) => [key, name]));
  for (const workflow of result.workflows) {
    const { name, position, steps } = workflow;
    facts.push(`workflow | ${name}`, `owner | ${name} = ${position === null ? '' : (nameOf.get(position) ?? '?')}`);
    for (const field of [
      'purpose',
      'scope',
      'actors',
      'serviceTimeLimit',
      'duties',
      'norms',
      'basis',
      'records',
    ] as const)
      if (workflow[field] !== '') facts.push(`workflow.${field} | ${name} = ${lines(workflow[field])}`);
    for (const [index, step] of steps.entries()) {
      const path = `${name} ${index + 1}`;
      facts.push(`step | ${path} = ${step.action}`);
      if (step.actor !== '') facts.push(`actor | ${path} = ${step.actor}`);
      for (const field of ['input', 'output', 'timeLimit'] as const)
        if (step[field] !== '') facts.push(`step | ${path} : ${field}=${step[field]}`);
    }
  }
  for (const { name, duties } of result.sections) facts.push(`sectionDuties | ${name} = ${lines(duties)}`);
  return facts;
}
