/** What the page of agreement and the host say to each other. */
import type { AgreementView } from './agreementView';

/** Something that can be compared. */
export interface ComparisonChoice {
  /** Names it to the host. */
  readonly id: string;
  readonly text: string;
}

/** What can be had of it as a file. */
export const agreementFiles = ['json', 'csv'] as const;
export type AgreementFile = (typeof agreementFiles)[number];

/** What the page asks the host. */
export interface AgreementMethods extends Record<string, { params: unknown; result: unknown }> {
  /** The page listens from now on: everything is told anew. */
  ready: { readonly params: null; readonly result: null };
  /** Compares this, by its id; the same again where it is what is shown. */
  choose: { readonly params: string; readonly result: null };
  /** Opens the recording of a disagreement at its moment, by its place in the list. */
  openDisagreement: { readonly params: number; readonly result: null };
  copyMarkdown: { readonly params: null; readonly result: null };
  saveAs: { readonly params: AgreementFile; readonly result: null };
}

/** What is compared, and what has come of it. */
export interface AgreementState {
  readonly choices: readonly ComparisonChoice[];
  /** The id of what is compared. */
  readonly chosen: string;
  readonly isBusy: boolean;
  /** Why there is nothing to show; empty where there is. */
  readonly sentence: string;
  readonly view: AgreementView | null;
}

/** What the host tells the page. */
export interface AgreementEvent {
  readonly kind: 'event';
  readonly name: 'state';
  readonly value: AgreementState;
}
