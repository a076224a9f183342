/**
 * SHA-256 of every `verify.html` that a program of ours ever put into a bag, the newest last (SPEC.md, B31). A line is
 * added, and none is taken away: bundles that carry an older page stay good.
 */
export const verifyPageHashes: readonly string[] = ['3b14cc87f16f7341e44b6221f26af9fdcefb956d622ca36a478d2439ec810ed2'];
