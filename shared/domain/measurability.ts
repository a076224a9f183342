import { plainText, type Span, sourceSpan } from './standard-text/plain-text.ts';
import { readStandard } from './standard-text/read-standard.ts';

/** What keeps a text from being checked; the catalogue holds a sentence for each. */
export const vaguenessReasons = [
  'day-and-month', // 日清月结
  'promptness', // 及时, 尽快
  'regularity', // 定期, 经常
  'quality', // 热情周到, 规范
  'open-ended', // 领导交办的其他工作
  'effort', // 做好, 加强
  'unread-figure', // 10万元的必须公开招标: a figure, but not what it asks for
  'no-figure', // none of these words, and nothing to measure either
] as const;
export type VaguenessReason = (typeof vaguenessReasons)[number];

/** What would make it checkable; the catalogue holds a sentence for each. */
export const vaguenessRemedies = [
  'times-of-day',
  'time-limit',
  'frequency',
  'share-or-zero',
  'completion',
  'value',
] as const;
export type VaguenessRemedy = (typeof vaguenessRemedies)[number];

export interface Vagueness {
  readonly reason: VaguenessReason;
  readonly remedy: VaguenessRemedy;
  /** The word that says nothing; empty for `no-figure` and `unread-figure`. */
  readonly word: string;
  readonly span: Span | null;
}

const rules: readonly { readonly reason: VaguenessReason; readonly remedy: VaguenessRemedy; readonly words: RegExp }[] =
  [
    { reason: 'day-and-month', remedy: 'times-of-day', words: /日清月结|日结月清|日清日结|日产日清/u },
    {
      reason: 'open-ended',
      remedy: 'completion',
      words: /(?:领导|上级|处长|院领导|部门)?(?:交办|交给|安排|布置)的?(?:其他|其它|临时)[^,]{0,4}(?:工作|任务|事项)?/u,
    },
    {
      reason: 'promptness',
      remedy: 'time-limit',
      words: /第一时间|随叫随到|随到随办|尽快|尽早|及时|立即|即时|迅速|随时|马上|按时|准时|按期|限时|如期/u,
    },
    { reason: 'regularity', remedy: 'frequency', words: /不定期|定期|经常|适时|常态化|不间断|持续|坚持/u },
    {
      reason: 'quality',
      remedy: 'share-or-zero',
      words:
        /热情周到|优质|满意|热情|周到|规范|整洁|完好|齐全|准确|完整|良好|优秀|有序|高效|合理|科学|干净|稳定|畅通|安全/u,
    },
    {
      reason: 'effort',
      remedy: 'value',
      words:
        /认真|切实|积极|努力|严格|全面|进一步|做好|抓好|搞好|加强|确保|提高|提升|推进|完善|深化|落实|负责|协助|配合|强化|加大|不断|大力|有效|显著|明显|较好|稳步|着力|深入/u,
    },
  ];

/** The fields of a work standard, or of anything that is asked for, on which the judgement rests. */
export interface Measured {
  readonly text: string;
  readonly targetValue: string;
  readonly timeLimit: string;
  readonly frequency: string;
}

export interface Measurability {
  /** Whether anything can be checked: a value, a time limit or a frequency. */
  readonly measurable: boolean;
  /** Why not, and what to write instead; null when it is measurable. */
  readonly vagueness: Vagueness | null;
  /** Figures in the text that found no field: one standard should ask for one thing. */
  readonly otherFigures: number;
}

/**
 * Whether a standard says anything that can be checked (S4 二-三: 可测), and if not, which word says nothing and what
 * would. Goals are judged by the same rule.
 */
export function judgeMeasurability(asked: Measured): Measurability {
  const measurable = asked.targetValue !== '' || asked.timeLimit !== '' || asked.frequency !== '';
  const { otherFigures } = readStandard(asked.text);
  const vagueness = measurable ? null : vaguenessOf(asked.text);
  return {
    measurable,
    vagueness:
      vagueness?.reason === 'no-figure' && otherFigures > 0 ? { ...vagueness, reason: 'unread-figure' } : vagueness,
    otherFigures,
  };
}

/** The first of the rules that a text breaks; a text without any vague word still lacks a figure. */
export function vaguenessOf(text: string): Vagueness {
  const plain = plainText(text);
  for (const { reason, remedy, words } of rules) {
    const match = words.exec(plain.text);
    if (match)
      return {
        reason,
        remedy,
        word: match[0],
        span: sourceSpan(plain, match.index, match.index + match[0].length),
      };
  }
  return { reason: 'no-figure', remedy: 'value', word: '', span: null };
}
