/** Longer ones would leave too much of a page empty when they go along. */
const longestLead = 60;

/** Whether a line announces what follows it, and so never ends a page: 审批权限如下： or a short one above a table. */
export function leadsOn(line: string, next: string | undefined): boolean {
  const text = line.trim();
  if (text.length > longestLead) return false;
  return next === 'table' || (/[：:]$/u.test(text) && (next === 'list' || next === 'picture'));
}
