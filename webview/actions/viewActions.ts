/** One action per view command: a command without one does not compile. */
import type { ViewCommand } from '../../src/protocol/page';
import type { Action } from './actor';
import { adjudicationActions } from './adjudication';
import { changeActions } from './changes';
import { cursorActions } from './cursor';
import { labelActions } from './labels';
import { panelActions } from './panels';
import { scaleActions } from './scales';
import { timeActions } from './time';
import { unitActions } from './units';

export const viewActions: Readonly<Record<ViewCommand, Action>> = {
  ...timeActions,
  ...cursorActions,
  ...scaleActions,
  ...labelActions,
  ...changeActions,
  ...adjudicationActions,
  ...panelActions,
  ...unitActions,
};
