/** A recording of every format and variant, each of its files cut at every byte: none is passed over by chance. */
import assert from 'node:assert/strict';
import { cutAt } from '../../fuzz/recordings/damage';
import type { Specimen } from '../../fuzz/recordings/specimen';
import { specimensOfEachKind } from '../../fuzz/recordings/specimens';
import { runCase } from '../../fuzz/runCase';
import { recordings } from '../../fuzz/targets/recordings';

/** For all cuts of one specimen, on a machine with other things to do. */
const mostMilliseconds = 120_000;

/** What the first bad cut breaks, as a sentence; undefined where all are well. */
async function firstFault(specimen: Specimen): Promise<string | undefined> {
  const { kind, samplingRate } = specimen;
  for (const [file, bytes] of specimen.files) {
    for (let kept = 0; kept < bytes.length; kept++) {
      const { what, files, truth } = cutAt(specimen, file, kept);
      const facts = { what, truth, ...(samplingRate !== undefined && { samplingRate }) };
      const { fault } = await runCase(recordings, { kind, files, facts });
      if (fault) return `${file} cut after ${kept} bytes: ${fault.fault}: ${fault.message}`;
    }
  }
  return undefined;
}

describe('Cut at any byte, no crash, no hang and no number where bytes are missing:', function () {
  this.timeout(mostMilliseconds);
  for (const specimen of specimensOfEachKind()) {
    const bytes = [...specimen.files.values()].reduce((sum, { length }) => sum + length, 0);
    it(`${specimen.kind}, ${bytes} cuts`, async () => {
      assert.equal(await firstFault(specimen), undefined);
    });
  }
});
