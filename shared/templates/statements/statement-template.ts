import type { Statement, StatementItem, StatementRelation } from '../../domain/statement.ts';
import type { GroupWeight } from '../../domain/statement-points.ts';

/** An item of a template: what is not named takes the schema's default. */
export type TemplateItem = Pick<StatementItem, 'content' | 'target'> &
  Partial<Pick<StatementItem, 'category' | 'due' | 'weight' | 'groupName' | 'scoring'>>;

/** A form that comes with the program; its texts are plain words with fields such as 〔乙方〕. */
export interface StatementTemplate {
  /** Stable name; the window has words for it. */
  readonly name: string;
  readonly relation: StatementRelation;
  /** Title with fields. */
  readonly title: string;
  readonly preamble: string;
  readonly responsibilities: readonly string[];
  readonly rewards: readonly string[];
  readonly consequences: readonly string[];
  readonly closing: readonly string[];
  readonly groups: readonly GroupWeight[];
  readonly items: readonly TemplateItem[];
}

/** The fields of a statement or an own template that a built-in one fills in. */
export function templateFields(
  template: StatementTemplate,
): Pick<
  Statement,
  'relation' | 'title' | 'preamble' | 'responsibilities' | 'rewards' | 'consequences' | 'closing' | 'groupWeights'
> {
  return {
    relation: template.relation,
    title: template.title,
    preamble: template.preamble,
    responsibilities: template.responsibilities.join('\n'),
    rewards: template.rewards.join('\n'),
    consequences: template.consequences.join('\n'),
    closing: template.closing.join('\n'),
    groupWeights: template.groups.map(({ name, weight }) => `${name}=${weight}`).join('\n'),
  };
}
