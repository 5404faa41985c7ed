/** Every program whose text is known by its own words. A new one is a new file and one line here. */
import type { Metadata } from '../metadata';
import type { Table } from '../table';
import { acqKnowledge } from './acqKnowledge';
import { anyTable } from './anyTable';
import { bts } from './bts';
import { labChart } from './labChart';
import { labView } from './labView';
import { motionAnalysis } from './motionAnalysis';
import { openBci } from './openBci';
import { openSignals } from './openSignals';
import type { Exporter, StatedTable } from './statedTable';
import { trignoDiscover } from './trignoDiscover';
import { vicon } from './vicon';

const exporters: readonly Exporter[] = [
  labChart,
  acqKnowledge,
  trignoDiscover,
  openBci,
  openSignals,
  labView,
  vicon,
  bts,
  motionAnalysis,
];

/** What the program that wrote a table says of it. */
export function statedTable(table: Table, metadata: Metadata): StatedTable {
  for (const exporter of exporters) {
    const stated = exporter(table, metadata);
    if (stated) return stated;
  }
  return anyTable(table);
}
