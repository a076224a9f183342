import type { Contract } from './contract.ts';

type Names = { readonly [G in keyof Contract]: { readonly [M in keyof Contract[G]]: true } };

/**
 * The names of all methods, without their schemas: the preload script builds `window.api` from it and need not load
 * zod before the first paint. The type makes it complete and free of strangers.
 */
export const methodNames: Names = {
  workspace: { create: true, open: true, close: true, status: true, setAuthor: true, backup: true, check: true },
  overview: { get: true },
  department: {
    get: true,
    saveCollege: true,
    saveDepartment: true,
    saveSection: true,
    removeSection: true,
    orderSections: true,
    savePerson: true,
    removePerson: true,
    orderPeople: true,
    saveWorkingGroupMember: true,
    removeWorkingGroupMember: true,
  },
  positions: {
    list: true,
    get: true,
    save: true,
    remove: true,
    order: true,
    duplicate: true,
    addHolder: true,
    removeHolder: true,
    saveDuty: true,
    removeDuty: true,
    orderDuties: true,
    saveWorkItem: true,
    removeWorkItem: true,
    orderWorkItems: true,
    saveStandard: true,
    removeStandard: true,
    orderStandards: true,
    addLines: true,
  },
  workflows: { list: true, get: true, save: true, remove: true, order: true },
  tasks: { years: true, list: true, save: true, remove: true, order: true },
  statements: { list: true, get: true, save: true, remove: true, saveItem: true, removeItem: true, orderItems: true, addTasks: true },
  evidence: { list: true, targets: true, ingest: true, save: true, remove: true, link: true, unlink: true, exportCopy: true },
  papers: { handbook: true, saveHandbook: true, preview: true, sheets: true, export: true, available: true },
  workbook: { export: true, check: true, import: true },
  bundles: { summary: true, export: true, verify: true },
  history: { list: true },
  jobs: { cancel: true },
  desktop: {
    settings: true,
    saveSettings: true,
    pickFiles: true,
    pickTarget: true,
    showInFolder: true,
    openFile: true,
    print: true,
    about: true,
    takeOpenRequest: true,
  },
};
