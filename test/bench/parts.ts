/** All that the bench measures, in the order of issue 12's table. */
import { again } from './again';
import { doubleClick } from './doubleClick';
import { drawing } from './drawing';
import { engine } from './engine';
import type { Part } from './figure';
import { keys } from './keys';
import { memory } from './memory';
import { opening } from './opening';
import { overview } from './overview';
import { reopening } from './reopening';
import { window } from './window';

export const parts: readonly Part[] = [
  opening,
  overview,
  reopening,
  doubleClick,
  window,
  drawing,
  keys,
  memory,
  engine,
  again,
];
