/**
 * SHA-256 of every `verify.html` that a program of ours ever put into a bag, the newest last (SPEC.md, B31). A line is
 * added, and none is taken away: bundles that carry an older page stay good.
 */
export const verifyPageHashes: readonly string[] = [
  '2bb2ac381e9b8b957508691137941d5f6f828d29c817f506f0e862a4d04cecc5',
  '65d93acfe3c1286e838fc35f565d4992d2d74df7a0a83953c042896eeb499ab9',
];
