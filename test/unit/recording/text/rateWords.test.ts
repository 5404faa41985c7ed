/** Sampling rates in the words of many languages, and those of other instruments, which are not the EMG's. */
import { strict as assert } from 'node:assert';
import { openText } from './openText';
import { emg, lines } from './tables';

const table = `EMG1 (uV),EMG2 (uV)\n${lines(40, (row) => `${emg(row)},${emg(row + 1)}`)}`;

async function rateBy(...above: readonly string[]): Promise<number | undefined> {
  const { channels } = await openText(`${above.join('\n')}\n${table}`);
  return channels[0]?.samplingRate;
}

const wordings: readonly string[] = [
  'Abtastrate: 2000 Hz',
  'Aufnahmefrequenz: 2 kHz',
  'Abtastintervall: 0,5 ms',
  "Fréquence d'acquisition : 2000 Hz",
  'Fréquence d’échantillonnage (Hz) : 2000',
  "Cadence d'échantillonnage: 2 kHz",
  'Frecuencia de muestreo: 2000 Hz',
  'Frec. muestreo = 2000',
  'Freq. di campionamento: 2000',
  'Frequência de amostragem: 2000 Hz',
  'Taxa de aquisição (Hz): 2000',
  'Частота дискретизации, Гц: 2000',
  'Частота опроса: 2 кГц',
  'Частота дискретизації: 2000 Гц',
  'Częstotliwość próbkowania: 2000 Hz',
  'Samplingfrekvens: 2000 Hz',
  'Bemonsteringsfrequentie: 2000 Hz',
  'Näytteenottotaajuus: 2000 Hz',
  'Örnekleme frekansı: 2000 Hz',
  'Örnekleme hızı (Hz): 2000',
  'Vzorkovací frekvence: 2000 Hz',
  'Mintavételi frekvencia: 2000 Hz',
  'Συχνότητα δειγματοληψίας: 2000 Hz',
  'Frecvența de eșantionare: 2000 Hz',
  'Tần số lấy mẫu: 2000 Hz',
  '샘플링 주파수: 2000 Hz',
  'サンプリング周波数[Hz],2000',
  'ｻﾝﾌﾟﾘﾝｸﾞ周波数：２０００Hz',
  'サンプリング間隔 0.5 msec',
  '采样频率：2000Hz',
  '采样率（Hz）：2000',
  'תדר דגימה: 2000 Hz',
  'معدل أخذ العينات: 2000 Hz',
  'Acquisition rate: 2000 Hz',
  'Scan rate: 2000',
  'Digitization rate: 2 kHz',
  'Sampled at 2000 Hz',
  'sampling_frequency_hz: 2000.0',
  'SAMPLE_RATE_HZ,2000',
  'Time per sample: 0.5 ms',
  'samples per second = 2000',
  'f_s = 2000 Hz',
  'Sample frequency..........: 2000 Hz',
];

describe('The sampling rate above a table', () => {
  for (const wording of wordings) {
    it(`is understood as ${wording}`, async () => {
      assert.equal(await rateBy(wording), 2000);
    });
  }

  it('is that of the EMG where a camera or another sensor has one too', async () => {
    assert.equal(await rateBy('Video sampling rate: 100 Hz', 'EMG sampling rate: 2000 Hz'), 2000);
    assert.equal(await rateBy('Kinematics sampling rate: 100 Hz', 'Analog sampling rate: 2000 Hz'), 2000);
    assert.equal(await rateBy('Sampling rate: 1000 Hz', 'EMG sampling rate: 2000 Hz'), 2000);
    assert.equal(await rateBy('Original sampling rate: 4000 Hz', 'Downsampled to: 2000 Hz'), 2000);
  });

  it('is asked for where only another instrument states one', async () => {
    for (const line of ['Video sampling rate: 100 Hz', 'Accelerometer sampling rate: 148 Hz']) {
      await assert.rejects(rateBy(line), /does not say how fast it was sampled/u, line);
    }
  });

  it('is asked for where several are stated without saying of what, and then taken from the answer', async () => {
    const above = 'Sampling rate: 1000 Hz\nSampling rate: 2000 Hz\n';
    await assert.rejects(openText(above + table), /declares several sampling rates \(1000, 2000 Hz\)/u);
    const { channels } = await openText(above + table, { samplingRate: 2000 });
    assert.equal(channels[0]?.samplingRate, 2000);
  });
});
