/** What is known of a channel's electrode. */
import assert from 'node:assert/strict';
import { checkedChannels } from '../../../src/recording/channels';

function electrodeOf(name: string, transducer?: string, unit = 'uV'): string | undefined {
  const stated = { name, unit, samplingRate: 2000, samples: 10, ...(transducer && { transducer }) };
  return checkedChannels([stated], 'a.edf')[0]?.electrode;
}

describe('The electrode of a channel', () => {
  it('lies on the skin where name or transducer says so', () => {
    for (const name of [
      'sEMG biceps',
      'HDsEMG 12',
      'R_s-EMG',
      'Surface EMG',
      'Oberflächen-EMG',
      'EMG de superficie',
    ]) {
      assert.equal(electrodeOf(name), 'surface', name);
    }
    assert.equal(electrodeOf('Biceps', 'surface electrode'), 'surface');
  });

  it('is not known where nothing says so, or a needle is named', () => {
    for (const name of ['EMG Soleus', 'Triceps EMG', 'Flexor digitorum superficialis', 'L Abductors EMG']) {
      assert.equal(electrodeOf(name), undefined, name);
    }
    assert.equal(electrodeOf('EMG 1', 'Concentric needle'), undefined);
    assert.equal(electrodeOf('sEMG 2', 'fine wire'), undefined);
  });

  it('is of no interest where the channel is no EMG', () => {
    assert.equal(electrodeOf('Force', 'surface plate', 'N'), undefined);
  });
});
