/**
 * The words that compare, as patterns for even texts. Counts, deadlines and figures are compared in the same words, so
 * they stand here once; each reader adds only what it alone may say.
 */
/** 不, 不得, 不应: before a word that compares. */
export const mustNot = '不(?:得|应|能|可|许|宜|准)?';

/** At least: before an amount. */
export const atLeast = `(?:${mustNot}(?:低于|少于|小于|短于|下于)|大于(?:或)?等于|≥\\u0001?|至少|最少|起码|最低)`;
/** At most: before an amount. */
export const atMost = `(?:${mustNot}(?:超过|高于|大于|多于|长于|超出|超|突破)|严禁超过|小于(?:或)?等于|≤\\u0001?|至多|最多)`;
/** More than, and less than: before an amount. */
export const above = '(?:高于|大于|多于|超过|突破|>)';
export const below = '(?:低于|小于|少于|<)';
/** And more, and less: behind an amount and its unit. */
export const orMore = '(?:及|\\(含\\)|含|或)?以上';
export const orLess = '(?:及|\\(含\\)|含|或)?以下|以内|之内|内';
/** What lies between the two ends of a range. */
export const rangeSign = '[-~至到]';
