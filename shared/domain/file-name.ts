const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/**
 * A file name that Windows, Linux and macOS take as it is: no separators, control or reserved characters, no reserved
 * device name, no trailing dot or blank, NFC, at most 120 characters with its extension kept. Never empty.
 */
export function safeFileName(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/gu, '_')
    .trim()
    .replace(/[. ]+$/u, '');
  const named = cleaned === '' ? '_' : reserved.test(cleaned) ? `_${cleaned}` : cleaned;
  const characters = [...named];
  if (characters.length <= 120) return named;
  const extension = /\.[^.]{1,10}$/u.exec(named)?.[0] ?? '';
  return (
    characters
      .slice(0, 120 - [...extension].length)
      .join('')
      .trimEnd() + extension
  );
}
