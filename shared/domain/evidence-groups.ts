/** How a list of evidence is put together: by the leading part of the number, by kind, or by what is proven. */
export const evidenceGroups = ['number', 'kind', 'standard'] as const;
export type EvidenceGroup = (typeof evidenceGroups)[number];
