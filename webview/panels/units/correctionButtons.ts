/** Buttons for what a person does to the chosen unit, or to the discharge at the cursor; each says the key that does the same. */
import type { Actor } from '../../actions/actor';
import { viewActions } from '../../actions/viewActions';
import { button } from '../../dom/toolkit';
import { keys, withKey } from '../../keys';

const offered = [
  ['splitUnit', 'split-horizontal', 'Split the unit by the shapes of its potentials', keys.splitUnit],
  ['mergeUnits', 'git-merge', 'Merge the unit with another one', keys.mergeUnits],
  ['acceptUnit', 'check', 'Accept the unit as it is', keys.acceptUnit],
  ['deleteUnit', 'trash', 'Delete the unit', keys.deleteUnit],
  ['addDischarge', 'add', 'Add a discharge at the peak next to the cursor', keys.addDischarge],
  [
    'reassignDischarge',
    'arrow-swap',
    'Give the discharge at the cursor to another unit',
    keys.reassignDischarge,
  ],
  ['deleteDischarge', 'remove', 'Delete the discharge at the cursor', keys.deleteDischarge],
] as const;

/** In the order in which they stand. */
export function correctionButtons(actor: Actor): readonly HTMLElement[] {
  return offered.map(([command, icon, title, key]) =>
    button({
      icon,
      title: withKey(title, key),
      testId: `correct-${command}`,
      onClick: () => viewActions[command](actor),
    }),
  );
}
