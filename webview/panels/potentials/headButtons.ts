/** The buttons in the head of the panel of potentials, and the one in place of units that could not be had. */
import { button } from '../../dom/toolkit';
import { keys, withKey } from '../../keys';

const looks = {
  retry: { text: 'Try again', title: 'Ask for the motor units again', testId: 'retry-potentials' },
  reset: { icon: 'discard', title: 'Put the rule’s onset and end back', testId: 'reset-markers' },
  previous: {
    icon: 'chevron-left',
    title: 'Previous discharge of the unit',
    testId: 'previous-discharge',
  },
  next: { icon: 'chevron-right', title: 'Next discharge of the unit', testId: 'next-discharge' },
  sweeps: {
    icon: 'layers',
    title: 'Superimpose the unit’s potentials, each as it is in the trace',
    testId: 'show-sweeps',
  },
  copy: { icon: 'copy', title: 'Copy the table as CSV', testId: 'copy-potentials' },
  save: { icon: 'save', title: 'Save the table as a CSV file…', testId: 'save-potentials' },
  close: {
    icon: 'close',
    title: withKey('Hide the motor unit potentials', keys.showPotentials),
    testId: 'hide-potentials',
  },
} as const;

export type HeadButton = keyof typeof looks;

/** @param pressed what each does */
export function headButtons(
  pressed: Readonly<Record<HeadButton, () => void>>,
): Readonly<Record<HeadButton, HTMLElement>> {
  const make = (name: HeadButton): HTMLElement => button({ ...looks[name], onClick: pressed[name] });
  return Object.fromEntries(
    (Object.keys(looks) as readonly HeadButton[]).map((name) => [name, make(name)]),
  ) as Readonly<Record<HeadButton, HTMLElement>>; // one for each
}
