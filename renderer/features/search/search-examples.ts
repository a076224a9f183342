/** Searches that the tips show, in the language of the files whatever that of the window is; `tips` explains each. */
export const searchExamples = ['岗位职责', '水电 抢修', 'gwzz', '2小时内'] as const;
