/** What is wrong with pieces of evidence themselves, the most pressing first. */
export const pieceRules = [
  'piece-damaged', // a stored file of it is not what it was
  'piece-awaits-file', // a list names its file, and the file has not come
  'piece-lies-nowhere', // neither a file nor a place of the original
  'piece-number-twice',
  'piece-without-number',
  'piece-undated', // neither a day nor a year
  'piece-proves-nothing',
] as const;
export type PieceRule = (typeof pieceRules)[number];
