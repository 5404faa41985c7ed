/** A unit of another channel that is the same one. */
export interface OtherUnit {
  /** Its channel's index. */
  readonly channel: number;
  readonly number: number;
}

/** A unit of a channel with the same one on others. */
export interface UnitElsewhere {
  readonly number: number;
  /** At least one, in the order of their channels. */
  readonly alsoOn: readonly OtherUnit[];
}
