import type { Issue } from '../../app-error.ts';
import type { RecordKind } from '../../domain/record-kind.ts';
import type { FieldValue } from '../../domain/revision.ts';

/** The fields of a record that an import sets. */
export type PlannedFields = Readonly<Record<string, FieldValue>>;

/** What an import would do, decided before anything is written. Apply it only when there are no issues. */
export interface ImportPlan {
  /** In an order in which every record comes after those that it needs. */
  readonly creates: readonly { readonly kind: RecordKind; readonly id: string; readonly fields: PlannedFields }[];
  readonly updates: readonly { readonly kind: RecordKind; readonly id: string; readonly fields: PlannedFields }[];
  /** Only holders of positions and arrows of workflows, which are cells of a row: no row ever removes a record. */
  readonly removes: readonly { readonly kind: 'positionHolder' | 'workflowLink'; readonly id: string }[];
  readonly counts: readonly {
    readonly kind: RecordKind;
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
  }[];
  readonly issues: readonly Issue[];
}
