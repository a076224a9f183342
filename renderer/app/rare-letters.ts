/**
 * Letters of names that few computers can show (㛃, 𬭎): the font that the program prints with has them. It stands last in
 * `--gb-font` and is fetched only when such a letter comes up that no font of the system has.
 */
export function offerRareLetters(): void {
  document.fonts.add(
    new FontFace('Gangbiao Rare', 'url(/fonts/NotoSansSC_400Regular.ttf)', {
      unicodeRange: 'U+2E80-2FDF, U+3400-4DBF, U+9FA6-9FFF, U+20000-323AF',
    }),
  );
}
