/** A flat or shallowly nested value that has exactly one JSON text. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/**
 * The one JSON text of a value, as in RFC 8785: no white space, keys in order of their UTF-16 code units, numbers and
 * strings as ECMAScript prints them. A key whose value is undefined is left out. Throws `RangeError` for a number that
 * JSON does not know. Values come from a schema, so that their depth is bounded.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`no JSON number: ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const parts: string[] = [];
  for (const key of Object.keys(value).sort(byCodeUnit)) {
    const field = value[key];
    if (field !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(field)}`);
  }
  return `{${parts.join(',')}}`;
}

/** Compares two strings by their UTF-16 code units: the order of every list in a bundle, equal on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isList(value: object): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
