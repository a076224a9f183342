import type { Words } from '../words-shape.ts';

export const standards: Words['standards'] = {
  vagueness: {
    'day-and-month': (word) => `“${word}” does not say by what hour or day`,
    promptness: (word) => `“${word}” does not say how soon`,
    regularity: (word) => `“${word}” does not say how often`,
    quality: (word) => `“${word}” does not say when it is reached`,
    'open-ended': (word) => `“${word}” has no bounds that could be checked`,
    effort: (word) => `“${word}” says that it is done, not how well`,
    'unread-figure': () => 'The figure in the text may not be what is asked for',
    'no-figure': () => 'No quantity, time limit or frequency',
  },
  remedies: {
    'times-of-day': 'say by what hour of the day and what day of the month, perhaps with a share of entries that agree',
    'time-limit': 'say within what time, such as 2 hours or 3 working days',
    frequency: 'say how often, such as at least twice a month',
    'share-or-zero': 'ask for a share, a score or none at all, such as satisfaction ≥95 %, no complaints',
    completion: 'give a time limit and a share done in time',
    value: 'give a quantity, a share, a time limit or a frequency',
  },
  notCheckable: 'Cannot be checked',
  suggestion: (text) => `Suggestion: ${text}`,
  otherFigures: (count) =>
    count === 1
      ? 'The text holds one more figure that has no field: better make it two standards'
      : `The text holds ${count} more figures that have no field: better make it ${count + 1} standards`,
  moreFigures: (count) => `${count} more in the text`,
  severalIn: (parts) => `This standard asks for several things: ${parts}`,
  splitInto: (count) => `Split into ${count} standards`,
  wasSplit: (count) => `Split into ${count} standards`,
  readFromText: 'Read from the text',
  textSays: (text) => `The text reads as: ${text}`,
  fillFromText: 'Fill in from the text',
  ratedScore: 'Rated score',
  ratedScoreHint: 'empty if not scored',
  deductions: 'Conditions and deductions',
  deductionsHint: 'one a line: condition, points taken off',
  points: (points) => (points === 1 ? '1 point' : `${points} points`),
  scores: {
    title: 'Scores',
    total: (total, full) => `The rated scores come to ${total}; they should come to ${full}`,
    balanced: (total) => `The rated scores come to ${total}`,
    sum: (total) => `Rated scores come to ${total}`,
    full: 'Total should be',
    anyTotal: 'any',
  },
  scoreProblems: {
    total: (found, expected) =>
      found < expected ? `${round(expected - found)} points are missing` : `${round(found - expected)} points too many`,
    'not-scored': () => 'The others are scored, this one has no rated score',
    'deduction-unread': (_found, _expected, line) => `“${line}” does not say how many points`,
    'deduction-too-large': (found, expected, line) => `“${line}” takes off ${found}, more than the rated ${expected}`,
    'deductions-too-large': (found, expected) => `Together they take off ${found}, more than the rated ${expected}`,
    'deductions-without-score': () => 'There are deductions but no rated score',
  },
};

function round(points: number): number {
  return Math.round(points * 100) / 100;
}
