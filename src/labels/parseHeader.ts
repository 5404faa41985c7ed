/** The sidecar's header, checked field by field: what kind of file this is, and what recording it is about. */
import type { Fields } from './fields';
import { currentMajor } from './formatVersion';
import type { Fingerprint, HeaderChannel, LabelHeader } from './labelDocument';
import { formatName } from './serialize';
import { quoted } from '../base/json/textProblem';

function readVersion(fields: Fields): string {
  const version = fields.text('version');
  const parts = /^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$/u.exec(version);
  if (!parts) {
    return fields.fail(`"version" is ${quoted(version)}; it must be two numbers such as "1.0".`, 'version');
  }
  const major = Number(parts[1]);
  if (major > currentMajor) {
    fields.fail(
      `These labels were written by a newer version (format ${version}; this one reads ${currentMajor}.x); update the extension to open them.`,
      'version',
    );
  }
  return major === currentMajor
    ? version
    : fields.fail(`Format version ${version} was never released.`, 'version');
}

function readChannel(fields: Fields): HeaderChannel {
  const samplingRate = fields.number('samplingRate');
  if (samplingRate <= 0) {
    fields.fail(`"samplingRate" is ${samplingRate}; it must be above 0.`, 'samplingRate');
  }
  return { name: fields.text('name'), samplingRate, samples: fields.count('samples'), ...fields.rest() };
}

function readChannels(fields: Fields): readonly HeaderChannel[] {
  const names = new Set<string>();
  return fields.fieldsOfEach('channels', 'channel').map((channelFields) => {
    const channel = readChannel(channelFields);
    if (names.has(channel.name)) channelFields.fail(`The channel "${channel.name}" is listed twice.`);
    names.add(channel.name);
    return channel;
  });
}

function readFingerprint(fields: Fields): Fingerprint {
  const sha256 = fields.text('sha256');
  if (!/^[0-9a-f]{64}$/u.test(sha256)) fields.fail('"sha256" must be 64 hexadecimal digits.', 'sha256');
  return { bytes: fields.count('bytes'), sha256, ...fields.rest() };
}

/**
 * Reads everything but the labels.
 * @throws TextProblemError for the first thing wrong, a newer major version included.
 */
export function readHeader(fields: Fields): LabelHeader {
  if (!fields.has('format') || fields.text('format') !== formatName) {
    fields.fail(`This is not a label file: "format" should be "${formatName}".`, 'format');
  }
  const version = readVersion(fields);
  const durationSeconds = fields.number('durationSeconds');
  if (durationSeconds < 0) fields.fail('"durationSeconds" must not be negative.', 'durationSeconds');
  fields.list('labels');
  return {
    version,
    recording: fields.text('recording'),
    durationSeconds,
    channels: readChannels(fields),
    fingerprint: readFingerprint(fields.fieldsOf('fingerprint', 'the fingerprint')),
    ...fields.rest(),
  };
}
