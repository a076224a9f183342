/** Why a foreign file cannot be read; the catalogue (`issues.rules`) holds a sentence and a cure for each. */
export const importFileRules = [
  'import-not-readable', // none of the kinds that can be read; found: what it seems to be
  'import-old-word', // .doc, .wps
  'import-old-excel', // .xls, .et
  'import-encrypted', // asks for a password, in the new formats and the old ones
  'import-archive', // .zip, .rar, .7z
  'import-web-page', // a table that a web system calls .xls, or a page that is called .doc
  'import-picture', // PDF, picture: no text to read
  'import-folder',
  'import-truncated',
  'import-too-large',
  'import-has-dtd', // entities and outside declarations: no Office program writes them
  'import-too-heavy', // took too long or too much memory
  'import-empty',
  'import-changed', // other bytes than those of the preview
] as const;
export type ImportFileRule = (typeof importFileRules)[number];
