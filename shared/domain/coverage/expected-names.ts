/** Names in a list of expected evidence: 报修统计、回访记录. */
export function expectedNames(text: string): string[] {
  return text
    .split(/[、，,；;\n]|以及|和(?=[^、]{2,}$)/u)
    .map((name) =>
      name
        .replace(/^(?:查|核对|抽查|查看|查阅)/u, '')
        .replace(/等$/u, '')
        .trim(),
    )
    .filter((name) => name.length > 1)
    .slice(0, 12);
}
