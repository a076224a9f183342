/** Word and Excel files that were dropped where they cannot be looked at, on their way to the screen that can. */
let handed: readonly string[] = [];

export function handFiles(paths: readonly string[]): void {
  handed = paths;
}

/** What was handed over, once. */
export function takeHandedFiles(): readonly string[] {
  const paths = handed;
  handed = [];
  return paths;
}

/** Whether a name is one of the kinds that the import takes or knows how to refuse with advice. */
export function isForeignName(name: string): boolean {
  return /\.(?:docx?|wps|xlsx?|et|csv|txt)$/iu.test(name);
}
