/** The numbers of this folder that are fixed with the engine's version. */
import { contractingSpanNumbers } from './contractingSpans';
import { cueChannelNumbers } from './cueChannel';
import { contractionNumbers } from './contraction';
import { mechanicalTrackNumbers } from './mechanicalTrack';
import { misspeltNumbers } from './misspelt';
import { perhapsAskedNumbers } from './perhapsAsked';
import { provenanceNumbers } from './provenance';
import { recordingContextNumbers } from './recordingContext';
import { relaxedLevelNumbers } from './relaxedLevel';
import { rippleNumbers } from './ripple';
import { silentForceNumbers } from './silentForceCourse';
import { wordingNumbers } from './wordings';

export const contextNumbers = [
  contractingSpanNumbers,
  contractionNumbers,
  cueChannelNumbers,
  mechanicalTrackNumbers,
  misspeltNumbers,
  perhapsAskedNumbers,
  provenanceNumbers,
  recordingContextNumbers,
  relaxedLevelNumbers,
  rippleNumbers,
  silentForceNumbers,
  wordingNumbers,
] as const;
