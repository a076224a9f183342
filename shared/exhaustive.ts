/** Ends a switch over a union: a case that is missed fails to compile, and throws if it happens all the same. */
export function missingCase(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
