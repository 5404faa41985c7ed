/**
 * What a program that writes text says of a table: its columns, its rate, its remarks, where it goes on and where it ends.
 * Each exporter is one small file that reads this from the lines above the table and the form of its rows.
 */
import type { ChannelKind } from '../../recording';
import type { Metadata } from '../metadata';
import type { Table } from '../table';

/** What a column is, where the program says so. */
export type ColumnRole =
  | { readonly is: 'signal' }
  /** `secondsPerUnit` where its unit is stated. */
  | { readonly is: 'time'; readonly secondsPerUnit?: number }
  /** Words at the time of their row. */
  | { readonly is: 'remarks' }
  /** Neither; `reason` is a clause about it. */
  | { readonly is: 'left out'; readonly reason: string };

export interface StatedColumn {
  /** Empty where nothing is stated. */
  readonly name: string;
  readonly unit: string;
  /** Absent where only the values can tell. */
  readonly role?: ColumnRole;
  readonly kind?: ChannelKind;
  /** Samples per second. */
  readonly samplingRate?: number;
}

/** A remark of the program, at a time of its own or at that of its row. */
export interface StatedRemark {
  readonly text: string;
  readonly onsetSeconds?: number;
}

/** What the lines say that begin another block of the same table. */
export interface StatedBlock {
  /** When it begins, in seconds of any clock that all blocks share; absent where that is not stated. */
  readonly startSeconds?: number;
  /** Its times go on from there: the first is 0. Otherwise they are the recording's own. */
  readonly timesRestart: boolean;
  /** Equal where two blocks have the same channels, units and rate, and so are one table. */
  readonly form: string;
}

export interface BlockRule {
  /** True for the line that begins one. */
  begins(line: string): boolean;
  /** What is said by the lines from there up to the first row; by those above the table, too. */
  read(lines: readonly string[]): StatedBlock;
}

export interface StatedTable {
  readonly columns: readonly StatedColumn[];
  /** Samples per second of every column that has no rate of its own. */
  readonly samplingRate?: number;
  /** So many of the first rows are no samples. */
  readonly statements: number;
  /** No program says so: they are told by their values. */
  readonly statementsAreTold?: true;
  readonly blocks?: BlockRule;
  /** The words behind a row, or in a column of remarks, as remarks; without it they are one. */
  readonly remarks?: (words: string) => readonly StatedRemark[];
  /** What is odd about the lines above the table, a sentence each. */
  readonly doubts?: readonly string[];
  /** Remarks among the lines above the table. */
  readonly remarksAbove?: readonly StatedRemark[];
}

/** Tells what a program says of a table, or undefined where another one wrote it. */
export type Exporter = (table: Table, metadata: Metadata) => StatedTable | undefined;
