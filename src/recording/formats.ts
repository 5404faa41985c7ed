/** Every format we read, most telling signature first. A new format is a new file and one line here. */
import { edfFormat } from './edf/edfFormat';
import type { RecordingFormat } from './format';
import { matFormat } from './matlab/matFormat';
import { textFormat } from './text/textFormat';
import { wavFormat } from './wav/wavFormat';
import { wfdbFormat } from './wfdb/wfdbFormat';

export const recordingFormats: readonly RecordingFormat[] = [
  edfFormat,
  wavFormat,
  matFormat,
  wfdbFormat,
  textFormat,
];
