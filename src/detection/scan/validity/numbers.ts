/** The numbers of this folder that are fixed with the engine's version. */
import { baselineNumbers } from './baseline';
import { beatFlankNumbers } from './beatFlanks';
import { beatRhythmNumbers } from './beatRhythm';
import { beatShapeNumbers } from './beatShapes';
import { heartbeatNumbers } from './heartbeat';
import { movementNumbers } from './movement';
import { movementFlankNumbers } from './movementFlanks';
import { unassessableNumbers } from './unassessable';

export const validityNumbers = [
  baselineNumbers,
  beatFlankNumbers,
  beatRhythmNumbers,
  beatShapeNumbers,
  heartbeatNumbers,
  movementNumbers,
  movementFlankNumbers,
  unassessableNumbers,
] as const;
