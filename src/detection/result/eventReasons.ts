/** Why an event is `indeterminate` or `artifact`: the words of DETECTION.md, part 0.1 ("Names"). */

export const eventReasons = [
  'silent_with_force',
  'silence_during_reported_cramp',
  'rest_or_contracture_indeterminate',
  'cramp_like_discharge',
  'unclassified_activity',
  'electrode_not_in_active_region',
  'unassessable',
] as const;

/** A reason that ships with the engine. */
export type EventReason = (typeof eventReasons)[number];
