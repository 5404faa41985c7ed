/** Recordings of programs that are not read here, with the tool that converts them: by content, else by extension. */
import { codes, startsWith } from './packed';

interface OtherRecorder {
  /** What the file is of: `AcqKnowledge (BIOPAC)`. */
  readonly maker: string;
  /** What to do, as a clause that goes on with `and open the copy`. */
  readonly how: string;
  /** Without the dot, in lower case. */
  readonly extensions: readonly string[];
  /** Others write text under its extension (Motion Analysis positions of markers in .trc). */
  readonly binary?: true;
  /** Bytes (Latin-1) that such a file has at a place. */
  readonly signatures?: readonly (readonly [text: string, offset?: number])[];
}

const recorders: readonly OtherRecorder[] = [
  {
    maker: 'AcqKnowledge (BIOPAC)',
    how: 'save it in AcqKnowledge as text or MATLAB (File > Save As), or convert it with acq2mat of the Python package bioread',
    extensions: ['acq'],
  },
  {
    maker: 'LabChart (ADInstruments)',
    how: 'export it in LabChart as MATLAB or text (File > Export)',
    extensions: ['adicht', 'adidat', 'adibin'],
    signatures: [['CFWB']],
  },
  {
    maker: 'motion capture (C3D)',
    how: 'export its analog signals as CSV or text in Nexus, QTM or Mokka, or read them with the Python package ezc3d and write them as CSV',
    extensions: ['c3d'],
    signatures: [['\x02\x50'], ['\x03\x50']],
  },
  {
    maker: 'Spike2 (CED)',
    how: 'export it in Spike2 as MATLAB or text (File > Export As), or convert it with the Python package neo',
    extensions: ['smr', 'smrx', 'son'],
    signatures: [['(C) CED', 2]],
  },
  {
    maker: 'Signal (CED)',
    how: 'export it in Signal as MATLAB or text (File > Export As)',
    extensions: ['cfs'],
    signatures: [['CEDFILE']],
  },
  {
    maker: 'TMSi (Poly5)',
    how: 'convert it to EDF with the Poly5 converter of the TMSi Python interface, or export it in Polybench',
    extensions: ['poly5', 's00'],
    signatures: [['POLY SAMPLE FILE'], ['POLY SAMPLE FILE', 1]],
  },
  {
    maker: 'EMGworks or Trigno Discover (Delsys)',
    how: 'convert it to CSV with the Delsys File Utility',
    extensions: ['hpf', 'shpf'],
  },
  {
    maker: 'Central (Blackrock)',
    how: 'convert it with NPMK (openNSx, in MATLAB) or the Python package neo to MATLAB or EDF',
    extensions: ['nev', 'ns1', 'ns2', 'ns3', 'ns4', 'ns5', 'ns6'],
    signatures: [['NEURALEV'], ['NEURALSG'], ['NEURALCD'], ['BREVENTS'], ['BRSMPGRP']],
  },
  {
    maker: 'the Intan RHX software',
    how: 'convert it with read_Intan_RHD2000_file (or its RHS twin, in MATLAB) or the Python package neo to MATLAB or EDF',
    extensions: ['rhd', 'rhs'],
    signatures: [['\x02\x27\x91\xc6'], ['\xac\x27\x91\xd6']],
  },
  {
    maker: 'LabVIEW (TDMS)',
    how: 'save it as CSV with the Python package npTDMS, or as text in LabVIEW or DIAdem',
    extensions: ['tdms', 'tdm'],
    signatures: [['TDSm']],
  },
  {
    maker: 'pCLAMP (Axon binary file)',
    how: 'save it in Clampfit as a text file (ATF), or convert it with the Python package pyabf',
    extensions: ['abf'],
    signatures: [['ABF '], ['ABF2']],
  },
  {
    maker: 'OT BioLab+ (OT Bioelettronica)',
    how: 'save it there as OTB+, or export it as MATLAB, EDF or text',
    extensions: ['otb', 'otb+', 'otb4'],
  },
  {
    maker: 'the Lab Streaming Layer (XDF) whose first bytes are damaged',
    how: 'convert it to EDF or MATLAB with EEGLAB (xdfimport) or the Python packages pyxdf and MNE',
    extensions: ['xdf', 'xdfz'],
  },
  {
    maker: 'BioSig (GDF)',
    how: 'convert it to EDF with save2gdf of BioSig, or with the Python package MNE',
    extensions: ['gdf'],
    signatures: [['GDF ']],
  },
  {
    maker: 'Neuroscan',
    how: 'convert it to EDF with EEGLAB or the Python package MNE',
    extensions: ['cnt'],
    signatures: [['Version 3.0']],
  },
  {
    maker: 'eego or ASA (ANT Neuro)',
    how: 'export it there as EDF, or convert it with EEGLAB',
    extensions: [],
    signatures: [['CNT ', 8]],
  },
  {
    maker: 'Cheetah (Neuralynx)',
    how: 'convert it with the Python package neo to MATLAB or EDF',
    extensions: ['ncs', 'nrd', 'nse'],
    signatures: [['######## Neuralynx']],
  },
  {
    maker: 'OmniPlex (Plexon)',
    how: 'convert it with the Plexon offline SDK or the Python package neo to MATLAB',
    extensions: ['plx', 'pl2'],
    signatures: [['PLEX']],
  },
  {
    maker: 'SystemPLUS (Micromed)',
    how: 'export it there as EDF',
    extensions: ['trc'],
    binary: true,
    signatures: [['* MICROMED']],
  },
  {
    maker: 'Open Ephys',
    how: 'convert it with the Python package neo or SpikeInterface to MATLAB',
    extensions: ['continuous'],
    signatures: [["header.format = 'Open Ephys"]],
  },
  { maker: 'MNE (FIF)', how: 'export it as EDF with the Python package MNE', extensions: ['fif'] },
  {
    maker: 'EEGLAB (samples without their description)',
    how: 'export the data set (its .set file) in EEGLAB as EDF',
    extensions: ['fdt'],
  },
  {
    maker: 'BTS (TDF)',
    how: 'export its EMG in BTS EMG-Analyzer or SMART Analyzer as text (.emt)',
    extensions: ['tdf'],
  },
  { maker: 'Qualisys Track Manager', how: 'export it there as TSV or MATLAB', extensions: ['qtm'] },
  {
    maker: 'Vicon Nexus (raw data)',
    how: 'export the trial there as ASCII (CSV)',
    extensions: ['x1d', 'x2d'],
  },
  { maker: 'WinDaq (DATAQ)', how: 'save it in the WinDaq browser as CSV', extensions: ['wdq', 'wdh'] },
  {
    maker: 'Igor Pro',
    how: 'save its waves there as delimited text',
    extensions: ['ibw', 'pxp'],
  },
  {
    maker: 'WinEDR or WinWCP',
    how: 'export it there as text, MATLAB or EDF',
    extensions: ['edr', 'wcp'],
  },
  { maker: 'NeuroWorks (Natus)', how: 'export it there as EDF+', extensions: ['erd', 'eab'] },
  { maker: 'Neurofax (Nihon Kohden)', how: 'export it there as EDF+', extensions: ['21e', 'm00'] },
  {
    maker: 'NWB (Neurodata Without Borders)',
    how: 'write the series as CSV or MATLAB with the Python package pynwb',
    extensions: ['nwb'],
  },
];

function isSignedAs(head: Uint8Array, { signatures = [] }: OtherRecorder): boolean {
  return signatures.some(([text, offset]) => startsWith(head, codes(text), offset));
}

/** No byte of the beginning is a control character that text does not have. */
function isPlainText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function lowerExtension(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/**
 * What recorder a file is of, as the rest of `x.acq is …`; undefined where neither its first bytes nor its extension tell.
 * For files that are of no format read here.
 */
export function recorderSentence(head: Uint8Array, name: string): string | undefined {
  const extension = lowerExtension(name);
  const found =
    recorders.find((one) => one.extensions.includes(extension) && !(one.binary && isPlainText(head))) ??
    recorders.find((one) => isSignedAs(head, one));
  return found && `a recording of ${found.maker}, which is not read here: ${found.how}, and open the copy`;
}
