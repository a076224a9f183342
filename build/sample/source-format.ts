/** The shapes of the sample's hand-written source. */
export interface PositionSource {
  readonly code: string;
  readonly name: string;
  readonly section: string;
  readonly level: string;
  readonly headcount: number;
  readonly reportsTo: string;
  readonly holders: readonly string[];
  readonly purpose: string;
  readonly worksWith: string;
  readonly qualification: readonly string[];
  readonly authority: readonly string[];
  readonly workingConditions: string;
  /**
   * Lines: `- duty`, `  * work item`, `    = requirement | measure | comparison, value and unit | time limit | frequency |
   * check | expected evidence | basis`.
   */
  readonly duties: string;
}

export interface OrganisationSource {
  readonly college: Readonly<
    Record<'name' | 'shortName' | 'code' | 'qualityOfficeName' | 'address' | 'remarks', string>
  >;
  readonly department: {
    readonly name: string;
    readonly code: string;
    readonly head: string;
    readonly secretary: string;
    readonly overview: string;
    readonly duties: readonly string[];
    readonly qualityGoals: readonly string[];
    readonly phone: string;
    readonly office: string;
  };
  readonly sections: readonly {
    readonly name: string;
    readonly code: string;
    readonly leader: string;
    readonly duties: readonly string[];
  }[];
  /** `staff number | name | title | phone | section`, one a line. */
  readonly people: string;
  /** `name | role | task | filed on`, one a line. */
  readonly workingGroup: string;
  readonly handbook: Readonly<Record<string, string | number | boolean>>;
}

export interface StatementSource {
  readonly number: string;
  readonly title: string;
  readonly partyA: string;
  readonly partyASigner: string;
  readonly partyB: string;
  readonly partyBSigner: string;
  readonly preamble: string;
  readonly responsibilities: readonly string[];
  readonly consequences: readonly string[];
  readonly items: string;
}

/** The non-empty lines of a source text, each split at its bars, with blanks removed. */
export function fieldLines(source: string): string[][] {
  return source
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((field) => field.trim()));
}
