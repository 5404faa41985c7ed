/** Every format we read, most telling signature first. A new format is a new file and one line here. */
import { brainVisionFormat } from './brainvision/brainVisionFormat';
import { edfFormat } from './edf/edfFormat';
import type { RecordingFormat } from './format';
import { matFormat } from './matlab/matFormat';
import { otbFormat } from './otb/otbFormat';
import { textFormat } from './text/textFormat';
import { wavFormat } from './wav/wavFormat';
import { wfdbFormat } from './wfdb/wfdbFormat';
import { xdfFormat } from './xdf/xdfFormat';

export const recordingFormats: readonly RecordingFormat[] = [
  edfFormat,
  brainVisionFormat,
  otbFormat,
  xdfFormat,
  wavFormat,
  matFormat,
  wfdbFormat,
  textFormat,
];
