/** Every format we read, most telling signature first. A new format is a new file and one line here. */
import type { RecordingFormat } from './format';

export const recordingFormats: readonly RecordingFormat[] = [];
