/** Archives, documents, pictures and the like by their first bytes, with what to do: none of them is a recording. */

interface Signature {
  readonly bytes: readonly number[];
  /** Where they stand; 0 where not said. */
  readonly offset?: number;
  /** What the file is, and what to do: completes `x.edf is `. */
  readonly sentence: (name: string) => string;
}

/** The bytes of a signature that is written in Latin-1. */
export function codes(text: string): number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

function packed(how: string, command: (name: string) => string): Signature['sentence'] {
  return (name) =>
    `packed (${how}): unpack it first, with ${command(JSON.stringify(name))} or the archive program of your system, and open the file inside`;
}

function other(what: string, advice: string): Signature['sentence'] {
  return () => `${what}, no recording: ${advice}`;
}

const fetchAgain = 'look for the recording where this file came from';
const exportText = 'export the signals as EDF, MATLAB or text with the program that made them';

const signatures: readonly Signature[] = [
  { bytes: [0x1f, 0x8b], sentence: packed('gzip', (name) => `gunzip -k ${name}`) },
  { bytes: [0x1f, 0x9d], sentence: packed('compress', (name) => `uncompress ${name}`) },
  { bytes: [...codes('BZh')], sentence: packed('bzip2', (name) => `bunzip2 -k ${name}`) },
  { bytes: [0xfd, ...codes('7zXZ'), 0], sentence: packed('xz', (name) => `unxz -k ${name}`) },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], sentence: packed('zstd', (name) => `unzstd ${name}`) },
  { bytes: [0x04, 0x22, 0x4d, 0x18], sentence: packed('LZ4', (name) => `unlz4 ${name}`) },
  { bytes: [...codes('7z'), 0xbc, 0xaf, 0x27, 0x1c], sentence: packed('7-Zip', (name) => `7z x ${name}`) },
  { bytes: [...codes('Rar!'), 0x1a, 0x07], sentence: packed('RAR', (name) => `unrar x ${name}`) },
  { bytes: codes('MSCF'), sentence: packed('cabinet', (name) => `cabextract ${name}`) },
  { bytes: codes('%PDF-'), sentence: other('a PDF document', exportText) },
  { bytes: codes('%!PS'), sentence: other('a PostScript document', exportText) },
  { bytes: codes('{\\rtf'), sentence: other('a text document (RTF)', 'save the table in it as plain text') },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    sentence: other('an old Office file (such as .xls or .doc)', 'save its table as CSV, and open that'),
  },
  { bytes: [0x89, ...codes('PNG')], sentence: other('a picture (PNG)', fetchAgain) },
  { bytes: [0xff, 0xd8, 0xff], sentence: other('a picture (JPEG)', fetchAgain) },
  { bytes: codes('GIF8'), sentence: other('a picture (GIF)', fetchAgain) },
  { bytes: codes('fLaC'), sentence: other('FLAC sound', 'convert it to WAV, with: flac -d') },
  { bytes: codes('OggS'), sentence: other('Ogg sound or video', 'convert it to WAV, with: ffmpeg -i') },
  {
    bytes: codes('ID3'),
    sentence: other('MP3 sound', 'it has lost what an EMG is judged by; take the original'),
  },
  { bytes: codes('AIFF'), offset: 8, sentence: other('AIFF sound', 'convert it to WAV, with: ffmpeg -i') },
  { bytes: codes('AIFC'), offset: 8, sentence: other('AIFF sound', 'convert it to WAV, with: ffmpeg -i') },
  {
    bytes: [...codes('riff'), 0x2e, 0x91, 0xcf, 0x11],
    sentence: other('Wave64 sound', 'convert it to WAV, with: ffmpeg -i'),
  },
  {
    bytes: [...codes('.snd'), 0, 0],
    sentence: other('Sun/NeXT sound', 'convert it to WAV, with: ffmpeg -i'),
  },
  { bytes: codes('DICM'), offset: 128, sentence: other('a DICOM object', exportText) },
  { bytes: codes('AVI '), offset: 8, sentence: other('a video (AVI)', fetchAgain) },
  { bytes: codes('ftyp'), offset: 4, sentence: other('a video or sound (MP4)', fetchAgain) },
  { bytes: codes('SQLite format 3'), sentence: other('a database (SQLite)', exportText) },
  {
    bytes: codes('ID;P'),
    sentence: other('a SYLK table (.slk)', 'save it as CSV in a spreadsheet program, and open that'),
  },
  {
    bytes: codes('FEA1'),
    sentence: other('a Feather table', 'write it as CSV, with pandas: read_feather, to_csv'),
  },
  {
    bytes: codes('ARROW1'),
    sentence: other('an Arrow or Feather table', 'write it as CSV, with pandas: read_feather, to_csv'),
  },
  {
    bytes: codes('PAR1'),
    sentence: other('a Parquet table', 'write it as CSV, with pandas: read_parquet, to_csv'),
  },
  {
    bytes: [0x93, ...codes('NUMPY')],
    sentence: other('a NumPy array', 'it states no sampling rate: write it as text or MATLAB, with its rate'),
  },
];

/** Files that are zip archives by their inner names: what they are, and what to do. */
const zipContents: readonly (readonly [RegExp, string])[] = [
  [/xl\/|\.xlsx\b/u, 'a workbook (such as .xlsx), no recording: save its sheet as CSV, and open that'],
  [/word\//u, 'a Word document (.docx), no recording: save the table in it as plain text'],
  [/ppt\//u, 'a presentation (.pptx), no recording: look for the recording where this file came from'],
  [/opendocument\.spreadsheet/u, 'a workbook (.ods), no recording: save its sheet as CSV, and open that'],
  [/opendocument/u, 'an OpenDocument file, no recording: save the table in it as CSV or plain text'],
  [/\.npy\b/u, 'NumPy arrays (.npz), no recording: write them as text or MATLAB, with their sampling rate'],
  [
    /\[Content_Types\]\.xml/u,
    'an Office document, no recording: save its table as CSV or plain text, and open that',
  ],
];

/** What a file is that is packed or of another kind altogether, as the rest of `x.edf is …`; undefined for all others. */
export function packedSentence(head: Uint8Array, name: string): string | undefined {
  if (startsWith(head, [...codes('PK'), 3, 4]) || startsWith(head, [...codes('PK'), 5, 6])) {
    return zipSentence(head, name);
  }
  // Archives of OT BioLab+ are a format of their own.
  if (startsWith(head, codes('ustar'), 257) && !/\.otb[+4]?$/iu.test(name)) {
    return packed('a tar archive', (quoted) => `tar xf ${quoted}`)(name);
  }
  const found = signatures.find(({ bytes, offset }) => startsWith(head, bytes, offset));
  if (!found || isTextAfterAll(found, head)) return undefined;
  return found.sentence(name);
}

function zipSentence(head: Uint8Array, name: string): string {
  const text = new TextDecoder('latin1').decode(head);
  const found = zipContents.find(([pattern]) => pattern.test(text));
  return found?.[1] ?? packed('zip', (quoted) => `unzip ${quoted}`)(name);
}

/** Letters alone can begin a table as well (`ID3,EMG`): what is packed soon has a byte that no text has. */
function isTextAfterAll({ bytes, offset = 0 }: Signature, head: Uint8Array): boolean {
  if (!bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return false;
  if (startsWith(head, codes('%')) || startsWith(head, codes('{'))) return false;
  return !head.subarray(offset, 512).some((byte) => byte < 0x09);
}

export function startsWith(head: Uint8Array, bytes: readonly number[], offset = 0): boolean {
  return bytes.every((byte, index) => head[offset + index] === byte);
}
