import type { Position } from './position.ts';

const texts = ['purpose', 'worksWith', 'qualification', 'authority', 'workingConditions'] as const;

const mostHeadcount = 999;

/**
 * The fields of the position that two become: the name, number and level of the one that stays, the posts of both, and
 * of every text the lines of both, each line once. Nothing that was written is lost.
 */
export function joinPositions(kept: Position, gone: Position): Partial<Position> {
  return {
    level: kept.level === '' ? gone.level : kept.level,
    sectionId: kept.sectionId ?? gone.sectionId,
    headcount: Math.min(mostHeadcount, kept.headcount + gone.headcount),
    ...Object.fromEntries(texts.map((field) => [field, joinLines(kept[field], gone[field])])),
  };
}

function joinLines(first: string, second: string): string {
  const own = new Set(linesOf(first));
  const further = linesOf(second).filter((line) => !own.has(line));
  return further.length === 0 ? first : [first, ...further].filter((line) => line !== '').join('\n');
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
